// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Figures;

/// <summary>An axis: what it shows, its range and the ticks, all in the axis' unit.</summary>
/// <param name="Label">Quantity and unit, such as <c>Time (s)</c>.</param>
/// <param name="Min">Left or lower end.</param>
/// <param name="Max">Right or upper end.</param>
/// <param name="Ticks">Where ticks and grid lines are, rising.</param>
public sealed record AxisScale(string Label, double Min, double Max, IReadOnlyList<double> Ticks)
{
    private const int FewTicks = 5;
    private const int ManyTicks = 10;

    /// <summary>Up to so many, ticks at 1, 2 and 5 have room.</summary>
    private const double FewDecades = 3.5;

    private static readonly double[] Mantissas = [1, 2, 5, 10];

    /// <summary>The ticks' labels: numbers with thousands separators, unless they have names.</summary>
    public IEnumerable<string> TickLabels => Names ?? Ticks.Select(tick => tick.ToString("#,0.##########"));

    /// <summary>Names of the ticks; null: their numbers.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>A tick at each of these numbers, and a margin.</summary>
    /// <param name="label">Quantity and unit.</param>
    /// <param name="numbers">At least one number, rising.</param>
    public static AxisScale Marks(string label, IReadOnlyList<double> numbers)
    {
        double margin = numbers.Count == 1 ? 0.5 : 0.03 * (numbers[^1] - numbers[0]);
        return new AxisScale(label, numbers[0] - margin, numbers[^1] + margin, numbers);
    }

    /// <summary>From one number to another, with ticks at round ones.</summary>
    public static AxisScale Between(string label, double least, double greatest)
    {
        double step = Step(greatest - least, ManyTicks);
        int first = (int)Math.Ceiling(least / step);
        int last = (int)Math.Floor(greatest / step);
        return new AxisScale(label, least, greatest, [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(k => Math.Round(k * step, 10))]);
    }

    /// <summary>Times on a logarithmic scale: the axis' numbers are log10 of seconds.</summary>
    /// <param name="label">Quantity.</param>
    /// <param name="least">The shortest, s; more than 0.</param>
    /// <param name="greatest">The longest, s.</param>
    public static AxisScale Decades(string label, double least, double greatest)
    {
        const double Margin = 0.05;
        (double min, double max) = (Math.Log10(least) - Margin, Math.Log10(Math.Max(least, greatest)) + Margin);
        double[] mantissas = max - min > FewDecades ? [1] : [1, 2, 5];
        double[] seconds = [.. Enumerable.Range((int)Math.Floor(min), (int)Math.Ceiling(max - min) + 2)
            .SelectMany(decade => mantissas.Select(mantissa => mantissa * Math.Pow(10, decade)))
            .Where(tick => Math.Log10(tick) >= min && Math.Log10(tick) <= max)];
        return new AxisScale(label, min, max, [.. seconds.Select(Math.Log10)]) { Names = [.. seconds.Select(NameOfTime)] };
    }

    /// <summary>From 0 up to a round number, the last tick, at or above <paramref name="greatest"/>.</summary>
    public static AxisScale Amount(string label, double greatest)
    {
        double step = Step(greatest, FewTicks);
        int steps = Math.Max(1, (int)Math.Ceiling((greatest / step) - 1e-9));
        return new AxisScale(label, 0, steps * step, Multiples(step, steps));
    }

    /// <summary>From 0 to just after <paramref name="end"/>.</summary>
    public static AxisScale Time(string label, double end)
    {
        double step = Step(end, ManyTicks);
        double max = end > 0 ? end * 1.01 : 1;
        return new AxisScale(label, 0, max, Multiples(step, (int)Math.Floor(max / step)));
    }

    /// <summary>Whole numbers, a tick at each of them as far as there is room.</summary>
    /// <param name="label">Quantity and unit.</param>
    /// <param name="numbers">At least one number, rising.</param>
    public static AxisScale Counts(string label, IReadOnlyList<int> numbers)
    {
        const double LeastGap = 1 / 30d;
        double span = Math.Max(1, numbers[^1] - numbers[0]);
        double margin = Math.Max(0.03 * span, numbers.Count == 1 ? 1 : 0.2);
        List<double> ticks = [numbers[^1]];
        foreach (int number in numbers.Reverse().Skip(1).Where(number => ticks[^1] - number >= LeastGap * span))
        {
            ticks.Add(number);
        }

        ticks.Reverse();
        return new AxisScale(label, numbers[0] - margin, numbers[^1] + margin, ticks);
    }

    private static string NameOfTime(double seconds) => seconds switch
    {
        >= 0.9 => $"{seconds:#,0} s",
        >= 0.9e-3 => $"{seconds * 1e3:0} ms",
        >= 0.9e-6 => $"{seconds * 1e6:0} µs",
        _ => $"{seconds * 1e9:0} ns",
    };

    // A power of ten times 1, 2 or 5.
    private static double Step(double range, int most)
    {
        if (range <= 0)
        {
            return 1;
        }

        double rough = range / most;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * Mantissas.First(mantissa => mantissa * power >= rough * (1 - 1e-9));
    }

    // k × step rather than a sum of steps; rounded, because 3 × 0.1 prints as 0.30000000000000004.
    private static double[] Multiples(double step, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(k => Math.Round(k * step, 10))];
}
