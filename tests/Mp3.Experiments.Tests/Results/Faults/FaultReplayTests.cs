// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Faults;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;
using Mp3.Reader.Faults.Assembling;
using Xunit.Sdk;

namespace Mp3.Experiments.Tests.Results.Faults;

/// <summary>The oracle that guests are judged by accepts the replay's faults, and nothing else.</summary>
public sealed class FaultReplayTests
{
    private static readonly TracedRun Run = TracedRun.Of(SyntheticFaults.Shared)[0];
    private static readonly Workload Random = new(16, AccessPattern.Random, 5000, 10, 1);

    [Fact]
    public void The_replay_s_faults_are_accepted()
    {
        IReadOnlyList<Fault> faults = FaultReplay.FaultsOf(Run, Run.Processes[0].Pid);

        Assert.InRange(FaultReplay.AssertFaultsAre(faults, Random), AccessSequence.DistinctPages(Random), faults.Count - 1);
    }

    [Fact]
    public void A_fault_that_is_missing_or_elsewhere_or_later_is_not()
    {
        List<Fault> faults = [.. FaultReplay.FaultsOf(Run, Run.Processes[0].Pid)];
        // Its first 52 faults are its program's.
        List<Fault> missing = [.. faults[..100], .. faults[101..].Where(fault => fault.Address != faults[100].Address)];
        List<Fault> elsewhere = [.. faults[..100], faults[100] with { Address = faults[100].Address + 4096 }, .. faults[101..]];
        List<Fault> later = [.. faults[..100], faults[101], faults[100], .. faults[102..]];

        Assert.All((List<Fault>[])[missing, elsewhere, later], wrong => Assert.Throws<FailException>(() => FaultReplay.AssertFaultsAre(wrong, Random)));
    }

    [Fact]
    public void Another_seed_s_faults_are_not() => Assert.Throws<FailException>(
        () => FaultReplay.AssertFaultsAre(FaultReplay.FaultsOf(Run, Run.Processes[0].Pid), Random with { Seed = 99 }));
}
