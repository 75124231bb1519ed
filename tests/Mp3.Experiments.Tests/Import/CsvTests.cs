// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Import;

public sealed class CsvTests
{
    private const string Samples =
        "run,tick,time_ns,pid,label,minor_faults,major_faults,user_ns,system_ns,last\n"
        + "a,1,50000000,11,x,10,1,100,20,false\n"
        + "a,1,50000100,12,y,20,0,100,20,false\n"
        + "a,2,100000000,11,x,5,4,100,20,true\n"
        + "b,1,50000000,13,x,7,0,100,20,true\n";

    private const string MonitorHeader = "seq,tick,time_ns,pid,minor_faults,major_faults,user_ns,system_ns,processes,last,late\n";

    [Fact]
    public void Runs_of_a_samples_csv_are_recordings_with_their_processes_added_up()
    {
        (IReadOnlyList<Recording>? runs, _) = Imported.Csv(Samples);

        Assert.Equal(["a", "b"], runs!.Select(run => run.Name));
        Assert.Equal([(50_000_100L, 30L, 1L), (100_000_000L, 5L, 4L)], runs![0].Rows.Select(row => (row.TimeNs, row.MinorFaults, row.MajorFaults)));
        Assert.Equal(240, runs[0].Rows[0].UserNs);
    }

    [Theory]
    [InlineData("3,1,1050000200,0,30,1,1000000,600000,2,false,false\n6,2,1100000200,0,6,2,1000000,600000,2,false,true\n")]
    [InlineData("1,1,1050000000,11,10,1,500000,300000,0,false,false\n2,1,1050000200,12,20,0,500000,300000,0,false,false\n4,2,1100000200,11,6,2,1000000,600000,0,false,true\n")]
    public void The_monitor_s_csv_gives_the_same_by_sums_and_by_processes(string rows)
    {
        (IReadOnlyList<Recording>? found, _) = Imported.Csv(MonitorHeader + rows);

        Recording recording = Assert.Single(found!);
        Assert.Equal([(50_000_000L, 30L, 1L), (100_000_000L, 6L, 2L)], recording.Rows.Select(row => (row.TimeNs, row.MinorFaults, row.MajorFaults)));
        Assert.Equal([1_600_000L, 1_600_000L], recording.Rows.Select(row => row.UserNs));
    }

    [Fact]
    public void Broken_rows_are_named_and_left_out()
    {
        (IReadOnlyList<Recording>? runs, string said) = Imported.Csv(Samples + "b,2,x,13,x,7,0,100,20,true\nb,3\nb,4,200000000,13,x,-7,0,100,20,true\n");

        Assert.Equal([35, 7], runs!.Select(run => run.Rows.Sum(row => row.MinorFaults)));
        Assert.Contains("p.csv, line 6: ", said, StringComparison.Ordinal);
        Assert.Contains("p.csv, line 7: ", said, StringComparison.Ordinal);
        Assert.Contains("p.csv, line 8: minor_faults is -7, less than 0; skipped", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_csv_without_rows_is_refused() =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<Mp3Exception>(() => Imported.Csv(MonitorHeader)).ExitCode);

    [Fact]
    public void Another_file_is_no_csv_of_ours() => Assert.Null(Imported.Csv("a,b\n1,2\n").Recordings);
}
