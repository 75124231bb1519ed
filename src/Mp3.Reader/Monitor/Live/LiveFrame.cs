// SPDX-License-Identifier: MIT

using Mp3.Reader.Live;

namespace Mp3.Reader.Monitor.Live;

/// <summary>What the live view shows at one moment.</summary>
/// <param name="Ring">The header of the ring, or its last state.</param>
/// <param name="Lost">Records that the monitor lost.</param>
/// <param name="Processes">Those that are registered, and those that ended a moment ago.</param>
/// <param name="Sum">All of them together.</param>
/// <param name="News">The last thing that happened besides records.</param>
internal sealed record LiveFrame(
    RingHeaderSnapshot Ring, ulong Lost, IReadOnlyList<ProcessRates> Processes, RateHistory Sum, string News)
{
    private const int FixedLines = 3;

    private ulong Unfollowed => Ring.RefusedChildren + Ring.MissedChildren;

    /// <param name="width">Characters that a line may have.</param>
    /// <param name="height">Lines that there may be.</param>
    public IReadOnlyList<string> Lines(int width, int height)
    {
        string[] lines =
        [
            $"{Ring.Processes:N0} processes, a tick every {Ring.PeriodNs / 1e6:0.###} ms; {Ring.LateTicks:N0} of {Ring.Ticks:N0} late, {Ring.MissedTicks:N0} missed",
            $"ring: head {Ring.Head:N0}, capacity {Ring.Capacity:N0}; lost {Lost:N0}{(Unfollowed > 0 ? $"; {Unfollowed:N0} children not followed" : "")}",
            .. ProcessLines.Layout(Processes, Sum, height - FixedLines, width),
            News,
        ];
        return [.. lines.Take(height).Select(line => ProcessLines.Fitted(line, width))];
    }
}
