// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>A run that is over.</summary>
/// <param name="Report">What is to be said of it.</param>
/// <param name="Records">Its records, as the module wrote them; of a hand-off plan, its logs.</param>
internal sealed record RunOutcome(GuestReport Report, Stream Records) : IDisposable
{
    /// <summary>The log of faults, which stays on its disk; null: there is none.</summary>
    public SealedPart? FaultLog { get; init; }

    /// <summary>Files that are brought back, which stay where they are; null: there are none.</summary>
    public SealedPart? Files { get; init; }

    public void Dispose() => Records.Dispose();
}
