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

    private const double Headroom = 0.04;

    private static readonly double[] Mantissas = [1, 2, 5, 10];

    /// <summary>What stands at the ticks where that is no number of the axis' unit, one for each; null: the numbers.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>What a place of the axis is in words where it is no number of the axis' unit; null: the number.</summary>
    public Func<double, string>? Words { get; init; }

    /// <summary>The ticks' labels: their names, or else numbers with thousands separators.</summary>
    public IEnumerable<string> TickLabels => Names ?? Ticks.Select(tick => tick.ToString("#,0.##########"));

    /// <summary>A place of the axis in words.</summary>
    public string TextOf(double place) => Words is null ? place.ToString("#,0.##") : Words(place);

    /// <summary>A tick at each of these numbers, and a margin.</summary>
    /// <param name="label">Quantity and unit.</param>
    /// <param name="numbers">At least one number, rising.</param>
    public static AxisScale Marks(string label, IReadOnlyList<double> numbers)
    {
        double margin = numbers.Count == 1 ? 0.5 : 0.03 * (numbers[^1] - numbers[0]);
        return new AxisScale(label, numbers[0] - margin, numbers[^1] + margin, numbers);
    }

    /// <summary>A name for each of the places 0, 1, 2, …</summary>
    /// <param name="label">What the names are of.</param>
    /// <param name="names">At least one.</param>
    public static AxisScale Places(string label, IReadOnlyList<string> names) =>
        new(label, -0.5, names.Count - 0.5, [.. Enumerable.Range(0, names.Count).Select(place => (double)place)]) { Names = names };

    /// <summary>From a round number at or below one to a round number at or above another; both ends have ticks.</summary>
    public static AxisScale Between(string label, double least, double greatest)
    {
        double step = Step(greatest - least, ManyTicks);
        int first = (int)Math.Floor((least / step) + 1e-9);
        int last = Math.Max(first + 1, (int)Math.Ceiling((greatest / step) - 1e-9));
        double[] ticks = [.. Enumerable.Range(first, last - first + 1).Select(k => Math.Round(k * step, 10))];
        return new AxisScale(label, ticks[0], ticks[^1], ticks);
    }

    /// <summary>From 0 to a little above <paramref name="greatest"/>, so that no line lies on the frame; ticks at round numbers.</summary>
    /// <param name="label">Quantity and unit.</param>
    /// <param name="greatest">Of the data.</param>
    /// <param name="most">Ticks above 0.</param>
    public static AxisScale Amount(string label, double greatest, int most = FewTicks)
    {
        if (greatest <= 0)
        {
            return FromZero(label, greatest, most);
        }

        double step = Step(greatest, most);
        double end = greatest * (1 + Headroom);
        return new AxisScale(label, 0, end, Multiples(step, (int)Math.Floor(end / step)));
    }

    /// <summary>From 0 to the first of about ten round numbers at or above <paramref name="end"/>; it has a tick.</summary>
    public static AxisScale Time(string label, double end) => FromZero(label, end, ManyTicks);

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

    private static AxisScale FromZero(string label, double greatest, int ticks)
    {
        double step = Step(greatest, ticks);
        int steps = Math.Max(1, (int)Math.Ceiling((greatest / step) - 1e-9));
        double[] multiples = Multiples(step, steps);
        return new AxisScale(label, 0, multiples[^1], multiples);
    }

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
