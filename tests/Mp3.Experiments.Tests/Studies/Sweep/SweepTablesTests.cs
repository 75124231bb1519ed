// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.Sweep;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class SweepTablesTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void All_seeds_of_a_condition_stand_together_and_make_one_median()
    {
        using (var tables = new SweepTables(_scratch.Path, ["memory"], ProcessMetrics.Measures))
        {
            tables.Add(At(512), [Row(512, 1, "n01", 1, 10), Row(512, 1, "n02", 2, 5), Row(512, 2, "n01", 1, 30), Row(512, 2, "n02", 2, 7), Row(512, 3, "n01", 1, 20)], ["n01", "n02"]);
            tables.Add(At(1024), [Row(1024, 1, "n01", 1, 1)], ["n01", "n02"]);
            Assert.Equal(3, tables.Conditions);
        }

        Assert.Equal(
            """
            memory,seed,run,n,processes,completion_ns,minor_faults,major_faults,user_ns,system_ns,name
            512,1,n01,1,1,2000000000,100,10,0,1000000000,abc
            512,2,n01,1,1,2000000000,100,30,0,1000000000,abc
            512,3,n01,1,1,2000000000,100,20,0,1000000000,abc
            512,1,n02,2,1,2000000000,100,5,0,1000000000,abc
            512,2,n02,2,1,2000000000,100,7,0,1000000000,abc
            1024,1,n01,1,1,2000000000,100,1,0,1000000000,abc

            """,
            File.ReadAllText(_scratch[SweepRow.File]));
        Assert.Equal(
            """
            memory,n,seeds,time_s,time_s_low,time_s_high,minor_faults,minor_faults_low,minor_faults_high,major_faults,major_faults_low,major_faults_high,faults_per_s,faults_per_s_low,faults_per_s_high,cpu_percent,cpu_percent_low,cpu_percent_high
            512,1,3,2,2,2,100,100,100,20,10,30,60,55,65,50,50,50
            512,2,2,2,2,2,100,100,100,6,5,7,53,52.5,53.5,50,50,50
            1024,1,1,2,2,2,100,100,100,1,1,1,50.5,50.5,50.5,50,50,50

            """,
            File.ReadAllText(_scratch[MedianRow.File]));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        var columns = new SweepColumns(["memory"], ["n"], ProcessMetrics.Measures);
        SweepRow[] rows = [Row(512, 1, "n01", 1, 10), Row(512, ulong.MaxValue, "n01", 1, 11)];
        MedianRow[] medians = [MedianRow.Of(At(512), [.. rows.Select(row => row.Observation)], ProcessMetrics.All)];

        Assert.Equal(rows, SweepRow.Csv(columns).Parse(SweepRow.Csv(columns).ToBytes(rows), "x"));
        MedianRow read = Assert.Single(MedianRow.Csv(columns).Parse(MedianRow.Csv(columns).ToBytes(medians), "x"));
        Assert.Equal((medians[0].At, medians[0].Parameters, 2), (read.At, read.Parameters, read.Seeds));
        Assert.Equal(medians[0].Values, read.Values);
    }

    [Fact]
    public void An_option_may_have_the_name_of_a_parameter()
    {
        var columns = new SweepColumns(["ram"], ["ram"], ProcessMetrics.Measures);

        Assert.StartsWith("ram,seed,run,run_ram,processes", SweepRow.Csv(columns).Header, StringComparison.Ordinal);
        Assert.StartsWith("ram,run_ram,seeds,time_s", MedianRow.Csv(columns).Header, StringComparison.Ordinal);
    }

    /// <summary>What is held is told by what the collector can take: of a hundred thousand rows hardly any is left.</summary>
    [Fact]
    public void No_more_than_a_setting_is_in_memory()
    {
        const int Settings = 1000;
        const int Seeds = 100;
        List<WeakReference> written = [];
        int most = 0;
        using (var tables = new SweepTables(_scratch.Path, ["memory"], ProcessMetrics.Measures))
        {
            for (int i = 0; i < Settings; i++)
            {
                Add(tables, i, written);
                if (i % 100 == 99)
                {
                    GC.Collect();
                    most = Math.Max(most, written.Count(row => row.IsAlive));
                }
            }
        }

        Assert.True(most <= Seeds, $"{most:N0} of {Settings * Seeds:N0} rows were held at once");
        Assert.Equal(1 + (Settings * Seeds), File.ReadLines(_scratch[SweepRow.File]).Count());
        Assert.Equal(1 + Settings, File.ReadLines(_scratch[MedianRow.File]).Count());

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Add(SweepTables tables, int setting, List<WeakReference> written)
        {
            SweepRow[] rows = [.. Enumerable.Range(1, Seeds).Select(seed => Row(setting, (ulong)seed, "n01", 1, seed))];
            written.AddRange(rows.Select(row => new WeakReference(row)));
            tables.Add(At(setting), rows, ["n01"]);
        }
    }

    private static Parameters At(int memory) => Parameters.Of(("memory", ParameterValue.Of(memory)));

    private static SweepRow Row(int memory, ulong seed, string run, int n, long major) => new(
        At(memory),
        new Observation
        {
            Seed = seed,
            Run = run,
            Parameters = Parameters.Of(("n", ParameterValue.Of(n))),
            Amounts = Amounts.Of(
                (RunColumn.Processes, 1),
                (RunColumn.CompletionNs, 2_000_000_000),
                (ProcessColumn.MinorFaults, 100),
                (ProcessColumn.MajorFaults, major),
                (ProcessColumn.UserNs, 0),
                (ProcessColumn.SystemNs, 1_000_000_000)),
        },
        "abc");
}
