// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>What the pictures of the streams of several runs have in common: axes, and the rate of major faults on top.</summary>
/// <param name="Study">Its samples.</param>
/// <param name="Runs">Those of which the memory is known.</param>
/// <param name="Width">Of a step, s.</param>
/// <param name="Time">The x axis of all panels.</param>
/// <param name="Ceiling">What the swap device allows; null: nothing is known.</param>
internal sealed record StreamFrame(StudyLines Study, IReadOnlyList<string> Runs, double Width, AxisScale Time, FaultCeiling? Ceiling)
{
    private const int MostTicks = 3;
    private const double NsPerSecond = 1e9;

    public static StreamFrame Of(StudyLines study, IReadOnlyList<string> wanted, FaultCeiling? ceiling)
    {
        string[] runs = [.. wanted.Where(run => study.MachineOf(run).Count > 0)];
        // Whichever of the last record and the last reading comes later.
        double end = runs.SelectMany(run => (IEnumerable<long>)[.. study.MachineOf(run).Select(row => row.TimeNs), .. study.PressureOf(run).Select(row => row.TimeNs)])
            .DefaultIfEmpty()
            .Max() / NsPerSecond;
        return new StreamFrame(study, runs, BinnedRate.WidthFor(end), AxisScale.Time("Time (s)", end), ceiling);
    }

    /// <summary>A line's growth per second, in steps.</summary>
    public Curve Steps(Curve accumulated) => accumulated with { Points = BinnedRate.Of(accumulated.Points, Width), Value = null, IsSteps = true };

    /// <summary>A panel for each run, all on the same axes.</summary>
    public IReadOnlyList<Panel> PanelsOf(string heading, string unit, Func<string, IReadOnlyList<Curve>> lines) =>
        PanelsOf(_ => heading, unit, [.. Runs.Select(lines)], GreatestOf);

    /// <summary>A picture for each run: the rate of faults, then these panels.</summary>
    public IReadOnlyList<Figure> FiguresOf(string name, string subject, string? note, IReadOnlyList<IReadOnlyList<Panel>> panels)
    {
        Curve[][] rates = [.. Runs.Select(RatesOf)];
        FaultCeiling? shown = RateFigure.NearCeiling(Ceiling is { IsShared: false } && Runs.Any(IsCrowded) ? null : Ceiling, GreatestOf(rates.SelectMany(lines => lines)));
        IReadOnlyList<Panel>[] all =
        [
            PanelsOf(
                run => IsCrowded(run) ? "Major faults of all processes" : "Major faults of each process",
                "faults/s",
                [.. rates.Select(lines => (IReadOnlyList<Curve>)[.. RateFigure.CeilingOf(shown, Time).Select(line => line with { Value = null }), .. lines])],
                lines => RateFigure.WithCeiling(GreatestOf(lines), shown)),
            .. panels,
        ];
        string?[] notes = [$"Each step is the mean over {Width:0.###} s.", note, shown is null ? null : RateFigure.Means(shown), Onsets.NoteOf(Study)];
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

    private IReadOnlyList<Panel> PanelsOf(Func<string, string> heading, string unit, IReadOnlyList<IReadOnlyList<Curve>> lines, Func<IEnumerable<Curve>, double> greatest)
    {
        AxisScale y = AxisScale.Amount(unit, greatest(lines.SelectMany(run => run)), MostTicks);
        return [.. Runs.Select((run, i) => new Panel(heading(run), Time, y, [.. lines[i].Where(line => line.Points.Count > 0)])
        {
            Shades = Onsets.ShadesOf(Study, Time, y, run),
        })];
    }

    private Curve[] RatesOf(string run) => IsCrowded(run)
        ? [Steps(Study.Sum(run, FaultKinds.Major, Study.TogetherOf(run))) with { Style = CurveStyle.Major }]
        : [.. Study.EachProcess(run, FaultKinds.Major).Select(Steps)];

    // Too many processes to be told apart.
    private bool IsCrowded(string run) => Study.LabelsOf(run).Count > CurveStyle.MostProcesses;

    private static double GreatestOf(IEnumerable<Curve> lines) => lines.SelectMany(line => line.Points).Select(point => point.Y).DefaultIfEmpty().Max();
}
