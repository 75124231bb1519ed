// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Small studies, run as the program runs its own.</summary>
internal static class Studies
{
    /// <summary>A guest of this RAM under the virtual clock, at scale 1.</summary>
    public static StudyOptions Options(int memoryMib, string swap = "ssd") =>
        new(memoryMib, SwapModel.Find(swap)!, SwapMib: null, Seed: 1, Scale: 1, TestKernel.Wanted, GuestClock.Virtual, Jobs: 2, GuestKnobs.None, Out: null);

    /// <summary>A study of one run.</summary>
    public static StudyDefinition Of(params IReadOnlyList<Workload> workloads) => new(
        "test",
        Parameters.None,
        [new RunDefinition("run", Parameters.None, [.. workloads.Select((workload, i) => new ProcessDefinition($"{i}", workload, Nice: 0))])]);

    public static async Task<ProcessRuns.Outcome> RunAsync(StudyDefinition study, StudyOptions options, IStudyProgress? progress = null)
    {
        var request = new ProcessRequest(_ => study, options);
        DoneRuns done = await WantedRunner.RunAsync(
            request.Choices, request.Want, progress ?? new KeptProgress(), TestContext.Current.CancellationToken);
        return ProcessRuns.Of(study, options, done);
    }

    public static void AssertAllChecksPass(ProcessRuns.Outcome outcome)
    {
        Assert.All(outcome.Manifest.Checks, check => Assert.True(check.Passed, $"{check.Run}: {check.Name}: {check.Detail}"));
        Assert.Equal(Manifest.Complete, outcome.Manifest.Verdict);
        Assert.All(outcome.Runs, row => Assert.True(row.Agree, row.Label));
    }
}
