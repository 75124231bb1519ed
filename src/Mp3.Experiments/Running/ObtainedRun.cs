// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>A run that is done.</summary>
/// <param name="Plan">What it had to do.</param>
/// <param name="Initramfs">Makes all that the guest was given; whoever wants no manifest needs it not.</param>
/// <param name="Finished">What came out.</param>
/// <param name="Source">Where that came from.</param>
public sealed record ObtainedRun(GuestPlan Plan, Lazy<Initramfs> Initramfs, GuestOutcome.Finished Finished, RunSource Source)
{
    /// <summary>Digest of all that the guest was given, lower-case hex.</summary>
    public string InitramfsSha256 => Initramfs.Value.Sha256;
}

/// <summary>Where the outcome of a run came from. A result's files don't depend on it.</summary>
/// <param name="Run">Name of the run in its study.</param>
/// <param name="Name">Its name in the store; null: a run under the host's clock has none.</param>
/// <param name="FromStore">It was there; else it was computed.</param>
public sealed record RunSource(string Run, string? Name, bool FromStore);
