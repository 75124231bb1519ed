// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>
/// Under the rate of major faults, over the same time: what memory processes and machine have, and what the kernel does
/// to come by it. Two pictures a run, because the panels of one would be too low for a projector; both begin with the
/// rate. The pictures of a study's runs have the same axes.
/// </summary>
public static class StreamFigures
{
    private const int MostTicks = 3;
    private const double MibPerPage = MemoryColumn.KibPerPage / 1024d;
    private const double ThousandsPerPage = 1 / 1000d;
    private const double PercentPerUs = 100 / 1e6;

    private static readonly MachineColumn[] Levels = [MachineColumn.Free, MachineColumn.Cache, MachineColumn.SwapUsed];
    private static readonly MachineColumn[] SwapCounts = [MachineColumn.SwapIn, MachineColumn.SwapOut];

    private static readonly MachineColumn[] ReclaimCounts =
        [MachineColumn.ScanKswapd, MachineColumn.StealKswapd, MachineColumn.ScanDirect, MachineColumn.StealDirect];

    /// <summary>The memory of the processes and of the machine: a picture for each run of which it is known.</summary>
    /// <param name="study">Its samples.</param>
    /// <param name="runs">Those to be shown, of the study's.</param>
    /// <param name="ceiling">What the swap device allows; null: nothing is known.</param>
    public static IReadOnlyList<Figure> Memory(StudyLines study, IReadOnlyList<string> runs, FaultCeiling? ceiling)
    {
        var frame = Frame.Of(study, runs, ceiling);
        return frame.FiguresOf("memory", "memory under its faults", "Levels are those at the ticks.",
        [
            frame.PanelsOf("Resident set of each process", "MiB", study.ResidentSets),
            frame.PanelsOf("The machine's memory", "MiB", run => LevelsOf(study, run)),
        ]);
    }

    /// <summary>Swapping, reclaim and what tasks wait for: a picture for each run of which it is known.</summary>
    /// <inheritdoc cref="Memory"/>
    public static IReadOnlyList<Figure> Reclaim(StudyLines study, IReadOnlyList<string> runs, FaultCeiling? ceiling)
    {
        var frame = Frame.Of(study, runs, ceiling);
        IReadOnlyList<Panel>[] panels =
        [
            frame.PanelsOf("Swapped in and out", "MiB/s", run => RatesOf(study, run, SwapCounts, MibPerPage, frame.Width)),
            frame.PanelsOf("Pages scanned and reclaimed, by kswapd and by those who want memory", "1,000/s", run => RatesOf(study, run, ReclaimCounts, ThousandsPerPage, frame.Width)),
            .. frame.Runs.All(run => study.PressureOf(run).Count > 0)
                ? [frame.PanelsOf("Time that some task, or every task that could run, waits (PSI)", "%", run => PressureOf(study, run, frame.Width))]
                : (IReadOnlyList<Panel>[])[],
        ];
        return frame.FiguresOf("reclaim", "swapping and reclaim under its faults", null, panels);
    }

    private static Curve[] LevelsOf(StudyLines study, string run) =>
        [.. Levels.Select((column, i) => new Curve(
            column.Words, null, StreamSeries.Levels(study.MachineOf(run), row => row.TimeNs, row => row.Values[column]), CurveStyle.OfStream(i)))];

    private static Curve[] RatesOf(StudyLines study, string run, MachineColumn[] columns, double factor, double width) =>
        [.. columns.Select((column, i) => Steps(
            column.Words, StreamSeries.Accumulated(study.MachineOf(run), row => row.TimeNs, row => row.Values[column] * factor), width, i))];

    private static Curve[] PressureOf(StudyLines study, string run, double width) =>
        [.. PressureColumn.All.Select((column, i) => Steps(
            column.Words, StreamSeries.Accumulated(study.PressureOf(run), row => row.TimeNs, row => row.Waited[column] * PercentPerUs), width, i))];

    private static Curve Steps(string label, IReadOnlyList<CurvePoint> accumulated, double width, int number) =>
        new(label, null, BinnedRate.Of(accumulated, width), CurveStyle.OfStream(number), IsSteps: true);

    /// <summary>What the pictures of a study have in common.</summary>
    /// <param name="Study">Its samples.</param>
    /// <param name="Runs">Those of which the memory is known.</param>
    /// <param name="Width">Of a step, s.</param>
    /// <param name="Time">The x axis of all panels.</param>
    /// <param name="Ceiling">Of the rate; null: it is not drawn.</param>
    private sealed record Frame(StudyLines Study, IReadOnlyList<string> Runs, double Width, AxisScale Time, FaultCeiling? Ceiling)
    {
        public static Frame Of(StudyLines study, IReadOnlyList<string> wanted, FaultCeiling? ceiling)
        {
            string[] runs = [.. wanted.Where(run => study.MachineOf(run).Count > 0)];
            double end = runs.SelectMany(study.MachineOf).Select(row => row.TimeNs / 1e9).DefaultIfEmpty().Max();
            double width = BinnedRate.WidthFor(end);
            return new Frame(study, runs, width, AxisScale.Time("Time (s)", end), RateFigure.NearCeiling(study, runs, width, ceiling));
        }

        /// <summary>A panel for each run, all on the same axes.</summary>
        public IReadOnlyList<Panel> PanelsOf(string heading, string unit, Func<string, IReadOnlyList<Curve>> lines)
        {
            (string Run, IReadOnlyList<Curve> Lines)[] all = [.. Runs.Select(run => (run, (IReadOnlyList<Curve>)[.. lines(run).Where(line => line.Points.Count > 0)]))];
            AxisScale y = AxisOf(unit, all.SelectMany(run => run.Lines));
            return [.. all.Select(run => new Panel(heading, Time, y, run.Lines) { Shades = Onsets.ShadesOf(Study, Time, y, run.Run) })];
        }

        /// <summary>A picture for each run: the rate of faults, then these panels.</summary>
        public IReadOnlyList<Figure> FiguresOf(string name, string subject, string? note, IReadOnlyList<IReadOnlyList<Panel>> panels)
        {
            IReadOnlyList<Panel>[] all = [RatesOfFaults(), .. panels];
            string?[] notes =
            [
                $"Each step is the mean over {Width:0.###} s.",
                note,
                Ceiling is null ? null : RateFigure.Means(Ceiling),
                Onsets.NoteOf(Study),
            ];
            return [.. Runs.Select((run, i) => new Figure(
                $"{name}-{run}",
                $"{RunTitle.Of(run)}, {subject}: {RunTitle.Cast(Study.LabelsOf(run))}",
                string.Join(' ', notes.OfType<string>()),
                [],
                [.. all.Select(rows => rows[i])])
            {
                IsDense = true,
            })];
        }

        // In low panels there is no room for a second line of each label.
        private IReadOnlyList<Panel> RatesOfFaults()
        {
            IReadOnlyList<Panel> panels = RateFigure.PanelsOf(Study, Runs, FaultKinds.Major, Width, Time, Ceiling);
            AxisScale? y = panels.Count == 0 ? null : AxisOf("faults/s", panels.SelectMany(panel => panel.Lines), panels[0].Y.Max);
            return [.. panels.Select((panel, i) => panel with
            {
                Heading = "Major faults of each process",
                Y = y!,
                Lines = [.. panel.Lines.Select(line => line with { Value = null })],
                Shades = Onsets.ShadesOf(Study, Time, y!, Runs[i]),
            })];
        }

        private static AxisScale AxisOf(string unit, IEnumerable<Curve> lines, double least = 0) =>
            AxisScale.Amount(unit, lines.SelectMany(line => line.Points).Select(point => point.Y).DefaultIfEmpty().Max(), MostTicks) is var y && y.Max < least
                ? y with { Max = least }
                : y;
    }
}
