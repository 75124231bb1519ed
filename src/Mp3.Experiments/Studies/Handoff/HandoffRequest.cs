// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>A hand-off study that somebody asked for: one guest runs all of it.</summary>
/// <param name="Options">What the user chose.</param>
internal sealed record HandoffRequest(HandoffOptions Options) : IStudyRequest
{
    /// <inheritdoc/>
    public string? Out => Options.Out;

    /// <inheritdoc/>
    public ulong Seed => Options.Seed;

    /// <inheritdoc/>
    public int Guests => 1;

    /// <inheritdoc/>
    public int HostMib(string release)
    {
        HandoffSweep sweep = HandoffSweep.Resolve(Options);
        return sweep.Layout.RamMib + (sweep.Swap.Disk is null ? 0 : sweep.Layout.SwapMib);
    }

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => new HandoffRequest(Options with { Seed = seed });

    /// <inheritdoc/>
    public async Task<StudyRun> RunAsync(ResultDraft draft, IStudyProgress progress, CancellationToken cancellation)
    {
        HandoffRunner.Outcome outcome = await HandoffRunner.RunAsync(Options, progress, cancellation);
        return new StudyRun(
            HandoffResult.Write(draft, outcome.Manifest, outcome.Scenarios, outcome.Timeline, outcome.Latencies), outcome.Sources);
    }
}
