// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>A pair of processes, small, with every fault recorded; twice.</summary>
[Trait("Category", "Guest")]
public sealed class TracedStudyTests(TracedStudyTests.Traced study) : IClassFixture<TracedStudyTests.Traced>
{
    [Fact]
    public void Every_self_check_passes_and_those_of_the_log_are_among_them()
    {
        Studies.AssertAllChecksPass(study.First);
        Assert.Contains(study.First.Manifest.Checks, check => check.Name == "every fault is in the log, or counted as lost");
        Assert.Contains(study.First.Manifest.Checks, check => check.Name == "minor + major = traced and counted + untrapped");
    }

    [Fact]
    public void The_same_run_gives_the_same_log() =>
        Assert.All(study.First.FaultLogs, log => Assert.True(log.Value.IsSameAs(study.Second.FaultLogs[log.Key]), log.Key));

    [Fact]
    public void Nothing_is_lost() => Assert.All(study.First.Manifest.Runs, run =>
    {
        FaultLogFacts facts = Assert.IsType<FaultLogFacts>(run.Report.FaultLog);

        Assert.Equal((0L, 0L), (facts.LostInRings, facts.LostForRoom));
        Assert.True(facts.Records > 1000, $"{facts.Records} records");
    });

    /// <summary>Of a program that neither locks memory nor does I/O every fault has a trap; wait4() is the witness.</summary>
    [Fact]
    public void Every_major_fault_of_each_process_is_there_with_its_latency() => Assert.All(study.First.Manifest.Runs, run =>
    {
        var found = new List<Fault>();
        var assembler = new FaultAssembler(found.Add);
        using Stream log = study.First.FaultLogs[run.Plan.Run].Open();
        foreach (FaultRecord record in FaultLogReader.Read(log))
        {
            assembler.Add(record);
        }

        _ = assembler.EndAll();
        Assert.All(run.Report.Processes, process =>
        {
            Fault[] own = [.. found.Where(fault => fault.Pid == process.Pid && fault.Kind == FaultKind.Major)];
            ProcessAccount account = ProcessAccount.OfWait4(process);

            Assert.Equal(account.MajorFaults, own.Length);
            Assert.All(own, fault => Assert.True(fault.LatencyNs > 0));
            // A major fault waits for the device, or for another one that reads the same page.
            Assert.True(own.Length == 0 || own.Average(fault => (double)fault.LatencyNs!) > 10_000);
        });
    });

    /// <summary>The pair, run twice.</summary>
    public sealed class Traced : IAsyncLifetime
    {
        private const double Scale = 1 / 32.0;
        private const ulong Seed = 7;

        public ProcessRuns.Outcome First { get; private set; } = null!;

        public ProcessRuns.Outcome Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            First = await RunAsync();
            Second = await RunAsync();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static Task<ProcessRuns.Outcome> RunAsync()
        {
            StudyDefinition study = PairRuns.Define(Seed, Scale);
            return Studies.RunAsync(study with { Runs = [study.Runs[0]] }, Studies.Options(1024) with { Seed = Seed, Scale = Scale, Faults = true });
        }
    }
}
