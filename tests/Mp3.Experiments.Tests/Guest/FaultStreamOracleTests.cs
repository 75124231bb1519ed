// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Faults;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Every fault of a guest, against a replay of what its processes access and against their accounts.</summary>
[Trait("Category", "Guest")]
public sealed class FaultStreamOracleTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Where_memory_is_plenty_a_process_faults_once_at_each_page_as_the_replay_says()
    {
        Workload[] workloads =
        [
            new(16, AccessPattern.Random, 1500, Iterations: 3, Seed: 11),
            new(12, AccessPattern.Local, 9000, Iterations: 3, Seed: 13),
        ];

        TracedRun run = await TraceAsync(workloads, Studies.Options(512));

        foreach ((LoggedProcess process, Workload workload) in run.Processes.Zip(workloads))
        {
            IReadOnlyList<Fault> faults = FaultReplay.FaultsOf(run, process.Pid);

            Assert.Equal(AccessSequence.DistinctPages(workload), FaultReplay.AssertFaultsAre(faults, workload));
            Assert.DoesNotContain(faults, fault => fault.Kind is FaultKind.Major or FaultKind.Open);
        }
    }

    [Fact]
    public async Task Under_pressure_pages_come_back_by_major_faults_and_every_fault_is_accounted_for()
    {
        Workload[] workloads = [new(96, AccessPattern.Random, 20_000, Iterations: 3, Seed: 11), new(96, AccessPattern.Random, 20_000, Iterations: 3, Seed: 12)];

        TracedRun run = await TraceAsync(workloads, Studies.Options(160));

        IReadOnlyDictionary<uint, ProcessFaults> counts = run.Assemble(_ => { });
        foreach ((LoggedProcess process, Workload workload) in run.Processes.Zip(workloads))
        {
            IReadOnlyList<Fault> faults = FaultReplay.FaultsOf(run, process.Pid);
            ProcessFaults found = counts[(uint)process.Pid];

            Assert.True(found.Major > 1000, $"{found.Major} major faults");
            Assert.True(FaultReplay.AssertFaultsAre(faults, workload) > AccessSequence.DistinctPages(workload));
            Assert.Equal(process.MinorFaults + process.MajorFaults, found.Minor + found.Major + found.Untrapped);
            Assert.Equal(0, found.Open);
            Assert.Equal(process.MajorFaults, found.Major);
            Assert.All(faults.Where(fault => fault.Kind == FaultKind.Major), fault => Assert.NotNull(fault.LatencyNs));
        }
    }

    private async Task<TracedRun> TraceAsync(Workload[] workloads, StudyOptions options)
    {
        ProcessRuns.Outcome outcome = await Studies.RunAsync(Studies.Of(workloads), options with { Faults = true });
        Studies.AssertAllChecksPass(outcome);
        using ResultDraft draft = ResultFolder.Create(_scratch["study"]);
        ProcessResult result = ProcessResult.Write(draft, outcome.Manifest, outcome.Samples, outcome.Runs, outcome.Machine, outcome.Pressure, outcome.FaultLogs);
        _ = draft.Publish();
        return Assert.Single(TracedRun.Of(result)) with { Log = result.FaultLogs[0] with { Path = _scratch[$"study/{FaultLogFile.NameOf("run")}"] } };
    }
}
