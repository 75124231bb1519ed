// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Case study 1 at a small scale: one after the other, side by side, and a pair with another seed.</summary>
public sealed class SmallCaseStudy : IAsyncLifetime
{
    private const double Scale = 1 / 32.0;
    private const ulong Seed = 7;

    public ProcessRuns.Outcome OneAfterTheOther { get; private set; } = null!;

    public ProcessRuns.Outcome SideBySide { get; private set; } = null!;

    public ProcessRuns.Outcome PairWithAnotherSeed { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        SideBySide = await RunAsync(PairRuns.Define(Seed, Scale), Seed, jobs: 2);
        OneAfterTheOther = await RunAsync(PairRuns.Define(Seed, Scale), Seed, jobs: 1);
        StudyDefinition other = PairRuns.Define(Seed + 1, Scale);
        PairWithAnotherSeed = await RunAsync(other with { Runs = [other.Runs[0]] }, Seed + 1, jobs: 1);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<ProcessRuns.Outcome> RunAsync(StudyDefinition study, ulong seed, int jobs) =>
        Studies.RunAsync(study, Studies.Options(1024) with { Seed = seed, Scale = Scale, Jobs = jobs });
}
