// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Claims;

/// <summary>
/// Between which numbers of copies swapping begins, by what the runs did: a run swaps if more than
/// <see cref="LeastRate"/> of its accesses are major faults. It is the same for every picture and claim of a study,
/// while each curve has a <see cref="Knee"/> of its own, or none.
/// </summary>
/// <param name="LastWithout">The largest measured N below <paramref name="First"/>; its run does not swap.</param>
/// <param name="First">The smallest measured N whose run swaps; all larger ones do, too.</param>
public sealed record SwapOnset(int LastWithout, int First)
{
    /// <summary>Fewer major faults than this part of the accesses come from the kernel's own reclaim near the limit.</summary>
    public const double LeastRate = 0.001;

    /// <summary>Whether every number between was measured, so that <see cref="First"/> is the onset itself.</summary>
    public bool IsExact => First - LastWithout == 1;

    /// <summary>In words: <c>onset of swapping at N = 10</c>, <c>onset of swapping between N = 5 and 11</c>.</summary>
    public string Text => $"onset of swapping {(IsExact ? $"at N = {First}" : $"between N = {LastWithout} and {First}")}";

    /// <summary>The onset of a study over N.</summary>
    /// <returns>null: no run swaps or all do, they don't part at one N, or their programs are not known.</returns>
    public static SwapOnset? Of(IReadOnlyList<MeasuredRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Any(run => Rate(run) is null))
        {
            return null;
        }

        MeasuredRun[] byCopies = [.. runs.OrderBy(run => run.Processes.Count)];
        int calm = byCopies.TakeWhile(run => !Swaps(run)).Count();
        return calm > 0 && calm < byCopies.Length && byCopies.Skip(calm).All(Swaps)
            ? new SwapOnset(byCopies[calm - 1].Processes.Count, byCopies[calm].Processes.Count)
            : null;
    }

    /// <summary>Whether a run swaps; its programs are known.</summary>
    internal static bool Swaps(MeasuredRun run) => Rate(run) > LeastRate;

    /// <summary>Major faults over accesses; null: the programs are not known.</summary>
    internal static double? Rate(MeasuredRun run) => run.Processes.All(process => process.Work is not null)
        ? (double)run.MajorFaults / run.Processes.Sum(process => process.Work!.AllAccesses)
        : null;
}
