// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
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
    public RunChoices Choices => new(Options.Kernel, Options.Qemu, GuestClock.Virtual, Jobs: null, Options.Runs) { Patience = HandoffRuns.Patience };

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => new HandoffRequest(Options with { Seed = seed });

    /// <inheritdoc/>
    public void RequireSense() => HandoffSweep.Resolve(Options);

    /// <inheritdoc/>
    public WantedRuns Want(string release, GuestAccelerator accelerator) => HandoffRuns.Want(Options, release);

    /// <inheritdoc/>
    public StudyYield Observe(DoneRuns done) => HandoffRuns.Observe(Options, done);

    /// <inheritdoc/>
    public IStudyResult Write(ResultDraft draft, DoneRuns done)
    {
        HandoffRuns.Outcome outcome = HandoffRuns.Of(Options, done);
        return HandoffResult.Write(draft, outcome.Manifest, outcome.Scenarios, outcome.Timeline, outcome.Latencies);
    }
}
