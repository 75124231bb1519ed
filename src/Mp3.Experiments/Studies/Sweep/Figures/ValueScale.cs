// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>
/// Where the values of a metric lie in all pictures of it: evenly, or, if they span more than two decades, by their
/// logarithm. Then 0 has a place of its own, a decade below the least.
/// </summary>
internal sealed class ValueScale
{
    private const double LargestEvenRatio = 100;

    // Of the values that are above 0.
    private readonly double _least;

    private readonly double _greatest;
    private readonly bool _hasZero;
    private readonly double _lowest;
    private readonly Metric _metric;

    private ValueScale(Metric metric, double[] values)
    {
        _metric = metric;
        _lowest = values.Min();
        _greatest = values.Max();
        _least = values.Where(value => value > 0).DefaultIfEmpty().Min();
        _hasZero = _lowest == 0;
        IsLogarithmic = _lowest >= 0 && _least > 0 && _greatest > LargestEvenRatio * _least;
    }

    public bool IsLogarithmic { get; }

    /// <param name="metric">Whose values they are.</param>
    /// <param name="values">At least one.</param>
    public static ValueScale Of(Metric metric, IEnumerable<double> values) => new(metric, [.. values]);

    /// <summary>An axis for lines: an even one starts at 0.</summary>
    public AxisScale ForLines() => IsLogarithmic ? WithHeadroom(Logarithmic())
        : _lowest < 0 ? AxisScale.Between(MetricWords.AxisOf(_metric), _lowest, _greatest)
        : AxisScale.Amount(MetricWords.AxisOf(_metric), _greatest);

    /// <summary>A scale for colours: they are for the values that there are.</summary>
    public AxisScale ForColors() => IsLogarithmic ? Logarithmic() : AxisScale.Between(MetricWords.AxisOf(_metric), _lowest, _greatest);

    /// <summary>Where a value lies on such a scale.</summary>
    public double PlaceOf(double value) => !IsLogarithmic ? value : value > 0 ? Math.Log10(value) : ZeroPlace;

    private int FirstPower => (int)Math.Floor(Math.Log10(_least) + 1e-9);

    private int ZeroPlace => FirstPower - 1;

    // The uppermost number would touch the heading.
    private static AxisScale WithHeadroom(AxisScale axis) => axis with { Max = axis.Max + (0.04 * (axis.Max - axis.Min)) };

    private AxisScale Logarithmic()
    {
        int first = _hasZero ? ZeroPlace : FirstPower;
        int last = (int)Math.Ceiling(Math.Log10(_greatest) - 1e-9);
        int[] powers = [.. Enumerable.Range(first, last - first + 1)];
        return new AxisScale($"{MetricWords.AxisOf(_metric)}, logarithmic", first, last, [.. powers.Select(power => (double)power)])
        {
            Names = [.. powers.Select(power => TextOf(power))],
            Words = TextOf,
        };
    }

    private string TextOf(double place) => _hasZero && place == ZeroPlace ? "0" : Math.Pow(10, place).ToString("#,0.######");
}
