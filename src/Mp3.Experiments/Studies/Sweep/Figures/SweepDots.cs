// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>A dot with an interval for each of several words, from top to bottom in their order.</summary>
/// <param name="grid">What is shown.</param>
/// <param name="metric">Number of the metric.</param>
/// <param name="words">The metric.</param>
/// <param name="scale">Of all pictures of the metric.</param>
internal sealed class SweepDots(ShownGrid grid, int metric, Metric words, ValueScale scale) : IPanelSource
{
    private const string Unknown = "failed or not run";

    /// <inheritdoc/>
    public IReadOnlyList<KeyEntry> Key => [];

    /// <inheritdoc/>
    public ColorBar? Colors => null;

    /// <inheritdoc/>
    public string? Note => null;

    /// <inheritdoc/>
    public string UnknownWords => "";

    /// <inheritdoc/>
    public string IntervalName => "Bars";

    /// <inheritdoc/>
    public Panel PanelOf(int panel, string heading)
    {
        (string Name, MedianInterval? Value)[] rows =
            [.. grid.X.Places.Select((place, i) => (AxisWords.Clip(place.Text), grid.At(i, 0, panel, metric))).Reverse()];
        return new Panel(
            heading,
            scale.ForLines(),
            AxisScale.Places(grid.X.Axis.Words, [.. rows.Select(row => $"{row.Name}: {(row.Value is { } value ? words.WithUnit(value.Median) : Unknown)}")]),
            [.. rows.Index().Where(row => row.Item.Value is not null).SelectMany(row => CurvesOf(row.Index, row.Item.Name, row.Item.Value!))]);
    }

    private IEnumerable<Curve> CurvesOf(int row, string name, MedianInterval value)
    {
        CurveStyle style = CurveStyle.OfSide(0);
        if (value.Low < value.High)
        {
            yield return new Curve(null, null, [new(scale.PlaceOf(value.Low), row), new(scale.PlaceOf(value.High), row)], style.Whisker());
        }

        yield return new Curve(name, words.WithUnit(value.Median), [new CurvePoint(scale.PlaceOf(value.Median), row)], style) { IsNamedByAxis = true };
    }
}
