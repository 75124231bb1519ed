// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>The race in one stalled run: where the writer is, where the readers are, and how far the ring reaches.</summary>
public static class TimelineFigure
{
    private const double NsPerSecond = 1e9;
    private const double PeriodsBefore = 1.2;
    private const double PeriodsAfter = 2.2;

    /// <param name="run">The run's rows of scenarios.csv.</param>
    /// <param name="timeline">Rows of timeline.csv, of any run.</param>
    public static Figure Of(IReadOnlyList<ScenarioRow> run, IReadOnlyList<TimelineRow> timeline)
    {
        ScenarioRow first = run[0];
        TimelineRow[] own = [.. timeline.Where(row => row.Scenario == first.Scenario)];
        IReadOnlyList<CurvePoint> writer = Line(own, TimelineRow.Writer);
        (double from, double to) = Window(first, writer[^1].X);
        (string Name, IReadOnlyList<CurvePoint> Points)[] readers =
            [.. run.Select(row => (row.Strategy, Line(own, row.Strategy))).Where(reader => reader.Item2.Count > 0)];
        AxisScale time = AxisScale.Between("Time since the start (s)", from, to);
        to = Math.Min(time.Max, writer[^1].X);
        return new Figure(
            "timeline",
            $"The race: a ring of {first.Capacity:N0} records, a stall of {first.StallPeriods:0.##} periods",
            StallNote(first),
            [],
            [
                Positions(first, writer, readers, time, to),
                Distances(first, writer, readers, time, to),
            ]);
    }

    private static Panel Positions(
        ScenarioRow run, IReadOnlyList<CurvePoint> writer, (string Name, IReadOnlyList<CurvePoint> Points)[] readers, AxisScale time, double to)
    {
        IReadOnlyList<CurvePoint> head = Polyline.Between(writer, time.Min, to);
        Curve[] lines =
        [
            new Curve("writer", null, head, CurveStyle.Writer),
            .. readers.Select(reader => new Curve(
                reader.Name, null, Polyline.Between(reader.Points, time.Min, to), StrategyStyle.Of(reader.Name))),
        ];
        double[] low = [.. head.Select(point => Math.Max(0, point.Y - run.Capacity))];
        double least = Math.Min(low[0], lines.Min(line => line.Points.Min(point => point.Y)));
        double greatest = lines.Max(line => line.Points.Max(point => point.Y));
        AxisScale position = AxisScale.Between("Position (records)", least, greatest);
        return new Panel(
            "Position in the stream; the blue band is what the ring holds",
            time,
            position,
            lines,
            new Band([.. head.Select(point => point.X)], low, [.. head.Select(point => point.Y)]))
        {
            Shades = StallOf(run, time, position),
        };
    }

    private static Panel Distances(
        ScenarioRow run, IReadOnlyList<CurvePoint> writer, (string Name, IReadOnlyList<CurvePoint> Points)[] readers, AxisScale time, double to)
    {
        Curve[] lines = [.. readers.Select(reader => new Curve(
            reader.Name,
            null,
            Polyline.Between(
                [.. reader.Points.Select(point => new CurvePoint(point.X, Math.Max(0, Polyline.At(writer, point.X) - point.Y)))],
                time.Min,
                to),
            StrategyStyle.Of(reader.Name)))];
        var capacity = new Curve(
            "ring capacity", null, [new CurvePoint(time.Min, run.Capacity), new CurvePoint(time.Max, run.Capacity)], CurveStyle.Bound);
        AxisScale distance = AxisScale.Amount("Distance (records)", Math.Max(run.Capacity, lines.Max(line => line.Points.Max(point => point.Y))));
        return new Panel(
            "Distance of a reader behind the writer: above the dashed line it loses records",
            time,
            distance,
            [capacity, .. lines])
        {
            Shades = StallOf(run, time, distance),
        };
    }

    // From a look before the stall to two after it; without a stall, all of the run.
    private static (double From, double To) Window(ScenarioRow run, double end)
    {
        double period = run.PeriodNs / NsPerSecond;
        double start = run.StallStartNs / NsPerSecond;
        return run.StallNs == 0
            ? (0, end)
            : (Math.Max(0, start - (PeriodsBefore * period)), Math.Min(end, start + (run.StallNs / NsPerSecond) + (PeriodsAfter * period)));
    }

    private static Shade[] StallOf(ScenarioRow run, AxisScale time, AxisScale y) => run.StallNs == 0
        ? []
        :
        [
            new Shade(
                Math.Max(time.Min, run.StallStartNs / NsPerSecond),
                Math.Min(time.Max, (run.StallStartNs + run.StallNs) / NsPerSecond),
                y.Min,
                y.Max),
        ];

    private static string StallNote(ScenarioRow run) => run.StallNs == 0
        ? "No monitor is delayed."
        : $"Shaded: all monitors are delayed ({run.Delay}).";

    private static List<CurvePoint> Line(TimelineRow[] rows, string series) =>
        [.. rows.Where(row => row.Series == series).Select(row => new CurvePoint(row.TimeNs / NsPerSecond, row.Position))];
}
