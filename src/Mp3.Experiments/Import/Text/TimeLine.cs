// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>The lines of a file in the order of their times.</summary>
/// <param name="Order">Which line comes when: places in the file.</param>
/// <param name="Times">In that order; an overflow of jiffies at 2³² is undone.</param>
/// <param name="StepsBack">Places in the file where time goes back.</param>
/// <param name="IsWrapped">One step back, from the newest to the oldest sample: a ring in the order of its slots.</param>
/// <param name="HasOverflow">The jiffies of a 32-bit kernel passed 2³² - 1.</param>
internal sealed record TimeLine(int[] Order, decimal[] Times, int[] StepsBack, bool IsWrapped, bool HasOverflow)
{
    private const decimal Overflow = 4_294_967_296;
    private const int FewestToWrap = 4;
    private const decimal MostEqual = 0.1m;
    private const decimal Alike = 0.75m;

    /// <param name="values">Times in the order of the file, at least one.</param>
    public static TimeLine Of(IReadOnlyList<decimal> values)
    {
        decimal[] times = Unfold(values);
        int[] back = [.. Enumerable.Range(1, times.Length - 1).Where(i => times[i] < times[i - 1])];
        int[] order = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];
        return new TimeLine(
            order,
            [.. order.Select(i => times[i])],
            back,
            back.Length == 1 && times[^1] < times[0],
            !times.SequenceEqual(values));
    }

    /// <summary>The values rise, but for the step back of a ring and a line in a hundred.</summary>
    public bool Rises
    {
        get
        {
            int mostBack = Times.Length < FewestToWrap ? 0 : Math.Max(1, Times.Length / 100);
            return Times.Length > 1 && StepsBack.Length <= mostBack && HasFewEqual;
        }
    }

    /// <summary>Nine of ten times are apart from the one before.</summary>
    public bool HasFewEqual => Steps.Of(Times).Count(step => step == 0) <= MostEqual * (Times.Length - 1);

    /// <summary>Three of four steps are between half and double the usual one.</summary>
    public bool IsSteady
    {
        get
        {
            decimal usual = Steps.Usual(Times) ?? 0;
            return Steps.Of(Times).Count(step => step >= usual / 2 && step <= usual * 2) >= Alike * (Times.Length - 1);
        }
    }

    // A step back is an overflow if it leads on by about a usual step beyond 2³².
    private static decimal[] Unfold(IReadOnlyList<decimal> values)
    {
        decimal? usual = Steps.Usual(values);
        decimal[] times = [.. values];
        decimal offset = 0;
        for (int i = 1; i < times.Length; i++)
        {
            decimal step = values[i] - values[i - 1];
            if (step < 0 && values[i - 1] < Overflow && step + Overflow <= Steps.Gap * usual)
            {
                offset += Overflow;
            }

            times[i] += offset;
        }

        return times;
    }
}
