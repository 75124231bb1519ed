// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>Medians over an axis of numbers: one line, or one for each value of another axis; with the intervals of the seeds.</summary>
internal sealed class SweepLines : IPanelSource
{
    /// <summary>More names have no room for two lines of text each.</summary>
    private const int MostTwoLined = 3;

    private readonly ShownGrid _grid;
    private readonly int _metric;
    private readonly Metric _words;
    private readonly ValueScale _scale;
    private readonly PlaceScale _x;

    /// <param name="grid">What is shown.</param>
    /// <param name="metric">Number of the metric.</param>
    /// <param name="words">The metric.</param>
    /// <param name="scale">Of all pictures of the metric.</param>
    public SweepLines(ShownGrid grid, int metric, Metric words, ValueScale scale) =>
        (_grid, _metric, _words, _scale, _x) = (grid, metric, words, scale, PlaceScale.Of(grid.X));

    /// <inheritdoc/>
    public IReadOnlyList<KeyEntry> Key => _grid.Panels is null || _grid.Y is null
        ? []
        : [.. Enumerable.Range(0, _grid.Rows).Select(line => new KeyEntry(NameOf(line), StyleOf(line)))];

    /// <inheritdoc/>
    public ColorBar? Colors => null;

    /// <inheritdoc/>
    public string? Note => null;

    /// <inheritdoc/>
    public string UnknownWords => ": lines are thin there";

    /// <inheritdoc/>
    public string IntervalName => _grid.Y is null ? "Band" : "Bars";

    /// <inheritdoc/>
    public Panel PanelOf(int panel, string heading)
    {
        int[] lines = [.. Enumerable.Range(0, _grid.Rows)];
        return new Panel(
            heading,
            _x.Axis,
            _scale.ForLines(),
            [
                .. lines.SelectMany(line => WhiskersOf(line, panel)),
                .. lines.SelectMany(line => CurvesOf(line, panel)),
            ])
        {
            MoreBands = _grid.Y is null ? [.. SegmentsOf(0, panel).Where(HasInterval).Select(BandOf)] : [],
        };
    }

    private static bool HasInterval(Segment segment) => segment.Places.Count > 1 && segment.Values.Any(value => value.Low < value.High);

    private Band BandOf(Segment segment) => new(
        [.. segment.Places.Select(place => _x.X[place])],
        [.. segment.Values.Select(value => _scale.PlaceOf(value.Low))],
        [.. segment.Values.Select(value => _scale.PlaceOf(value.High))]);

    // A band has a width: of a point that is alone the interval is a bar.
    private IEnumerable<Curve> WhiskersOf(int line, int panel) =>
        from segment in SegmentsOf(line, panel)
        where _grid.Y is not null || segment.Places.Count == 1
        from point in segment.Places.Zip(segment.Values, (place, value) => (X: _x.X[place], Value: value))
        where point.Value.Low < point.Value.High
        select new Curve(
            null, null, [new(point.X, _scale.PlaceOf(point.Value.Low)), new(point.X, _scale.PlaceOf(point.Value.High))], StyleOf(line).Whisker());

    /// <summary>The line's pieces, the last one with the name; thin from each to the next.</summary>
    private IEnumerable<Curve> CurvesOf(int line, int panel)
    {
        List<Segment> segments = SegmentsOf(line, panel);
        CurvePoint[][] pieces = [.. segments.Select(PointsOf)];
        return
        [
            .. pieces.Zip(pieces.Skip(1), (before, after) => new Curve(null, null, [before[^1], after[0]], StyleOf(line).Faint())),
            .. pieces.SkipLast(1).Select(points => new Curve(null, null, points, StyleOf(line))),
            .. pieces.TakeLast(1).Select(points => new Curve(NameOf(line), EndOf(segments[^1]), points, StyleOf(line))
            {
                IsNamedInOneLine = _grid.Rows > MostTwoLined,
                HasLeader = ReachesEnd(segments[^1]),
            }),
        ];
    }

    private string EndOf(Segment last)
    {
        string value = _words.WithUnit(last.Values[^1].Median);
        return ReachesEnd(last) ? value : $"{value} at {_grid.X.Places[last.Places[^1]].Bare}";
    }

    private bool ReachesEnd(Segment last) => last.Places[^1] == _grid.X.Places.Count - 1;

    private CurvePoint[] PointsOf(Segment segment) =>
        [.. segment.Places.Zip(segment.Values, (place, value) => new CurvePoint(_x.X[place], _scale.PlaceOf(value.Median)))];

    /// <summary>The pieces of a line between the conditions that are absent.</summary>
    private List<Segment> SegmentsOf(int line, int panel)
    {
        List<Segment> segments = [];
        bool isOpen = false;
        for (int place = 0; place < _grid.X.Places.Count; place++)
        {
            MedianInterval? value = _grid.At(place, line, panel, _metric);
            if (value is not null)
            {
                if (!isOpen)
                {
                    segments.Add(new Segment([], []));
                }

                segments[^1].Places.Add(place);
                segments[^1].Values.Add(value);
            }

            isOpen = value is not null;
        }

        return segments;
    }

    private string NameOf(int line) => _grid.Y is { } y ? AxisWords.PlaceOf(y.Axis, y.Places[line].Text)
        : _grid.Conditions.Any(condition => condition.Values[_metric].Count > 1) ? "median"
        : _words.Words;

    private CurveStyle StyleOf(int line) => _grid.Y is not null ? CurveStyle.OfSide(line)
        : _words.Name == ProcessMetrics.MajorFaults.Name ? CurveStyle.Major
        : _words.Name == ProcessMetrics.MinorFaults.Name ? CurveStyle.Minor
        : CurveStyle.LastCopy;

    /// <summary>Neighbouring places that all have a value.</summary>
    private sealed record Segment(List<int> Places, List<MedianInterval> Values);
}
