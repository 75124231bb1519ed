// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>
/// The ring's header at one moment. Each counter is whole; between two of them a tick may have passed. Times are
/// ns of the clock <paramref name="ClockId"/>.
/// </summary>
/// <param name="Capacity">Records in the ring, a power of two.</param>
/// <param name="RecordSize">Distance between records, bytes.</param>
/// <param name="PeriodNs">Time between two ticks, ns.</param>
/// <param name="ClockId"><c>clockid_t</c>; 1 is CLOCK_MONOTONIC.</param>
/// <param name="EpochNs">Tick k is due at <c>EpochNs + k * PeriodNs</c>.</param>
/// <param name="LoadNs">When the module was loaded: tells one load from another.</param>
/// <param name="Head">Records written since the module was loaded.</param>
/// <param name="Closed">Of these: records of ticks that are complete.</param>
/// <param name="Ticks">Ticks that ran since the module was loaded.</param>
/// <param name="LateTicks">Of these: more than one period late.</param>
/// <param name="MissedTicks">Ticks that were due and never ran.</param>
/// <param name="Processes">Processes that are registered.</param>
/// <param name="State">What the sampler does.</param>
/// <param name="HandOff">The last hand-off to monitors that are signalled.</param>
/// <param name="Features">What it has besides processes and sums.</param>
/// <param name="RefusedChildren">Children of followed processes that were not followed because a limit was reached.</param>
/// <param name="MissedChildren">Likewise, because there was no memory.</param>
public sealed record RingHeaderSnapshot(
    ulong Capacity,
    uint RecordSize,
    ulong PeriodNs,
    uint ClockId,
    ulong EpochNs,
    ulong LoadNs,
    ulong Head,
    ulong Closed,
    ulong Ticks,
    ulong LateTicks,
    ulong MissedTicks,
    uint Processes,
    RingStates State,
    HandOff HandOff,
    RingFeatures Features,
    ulong RefusedChildren,
    ulong MissedChildren)
{
    /// <summary>One line about children that were not followed; null: there are none.</summary>
    public string? TellUnfollowed() => RefusedChildren + MissedChildren == 0
        ? null
        : $"{RefusedChildren + MissedChildren} children were not followed: for {RefusedChildren} a limit was reached, "
          + $"for {MissedChildren} there was no memory";

    /// <summary>The same, in the form of the guest's report.</summary>
    public RingFacts ToFacts() => checked(new RingFacts(
        (long)Capacity,
        (long)PeriodNs,
        (long)EpochNs,
        (long)LoadNs,
        (long)Head,
        (long)Closed,
        (long)Ticks,
        (long)LateTicks,
        (long)MissedTicks,
        (long)HandOff.PeriodNs,
        (long)HandOff.Position,
        (long)HandOff.Count));
}
