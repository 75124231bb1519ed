// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Program;

/// <summary>The pictures of programs: each of their series over time, and the machine below them.</summary>
internal static class ProgramFigures
{
    public static IReadOnlyList<Figure> Of(ProcessResult result, MeasuredRun run)
    {
        var study = new StudyLines(result);
        FaultCeiling? ceiling = CeilingOf(result.Manifest);
        Figure rate = Headed(RateFigure.Major(study, ceiling), result);
        Figure minor = Headed(RateFigure.Minor(study), result);
        return
        [
            .. AccumulatedFigure.Of(study).Select(figure => WithSeries(figure, result) with { Finding = ProgramAnswer.Of(run, result.Pressure) }),
            .. run.MajorFaults == 0 ? [] : (Figure[])[rate with { Finding = RunFindings.OfRates(rate, "major", ceiling) }],
            minor with { Finding = RunFindings.OfRates(minor, "minor", null) },
            .. RunFigures.Streams(result, study, [run], ceiling).Select(figure => figure.Name.StartsWith("reclaim", StringComparison.Ordinal)
                ? WithoutEmptyReclaim(figure, run, result.Machine) with { Finding = ProgramFindings.OfReclaim(run, result.Machine, result.Pressure, result.Manifest.Settings.Disk is not null) }
                : figure),
        ];
    }

    /// <summary>A figure of the run is called by the programs, not by its series.</summary>
    public static Figure Titled(Figure figure, ProcessResult result)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(result);
        string before = $"{RunTitle.Of(ProgramRuns.Run)}, ";
        return figure.Title.StartsWith(before, StringComparison.Ordinal)
            ? figure with { Title = $"{CastOf(result)}: {figure.Title[before.Length..].Split(':')[0]}" }
            : figure;
    }

    private static Figure Headed(Figure figure, ProcessResult result) => figure with { Panels = [.. figure.Panels.Select(panel => panel with { Heading = CastOf(result) })] };

    private static string CastOf(ProcessResult result)
    {
        int descendants = result.Tree.Count(row => row.Parent != 0);
        string more = descendants == 0 ? "" : $" and {descendants:N0} {(descendants == 1 ? "descendant" : "descendants")}";
        return $"{RunTitle.Cast([.. result.Runs.Select(row => row.Label)])}{more}";
    }

    // A file's page and a page of swap take as long if the disks are alike.
    private static FaultCeiling? CeilingOf(Manifest manifest) =>
        manifest.Machine.ProgramDisk?.Specification == manifest.Settings.Disk ? FaultCeiling.Of(manifest.Settings) : null;

    // Lines that lie on the axis would say that nothing is reclaimed.
    private static Figure WithoutEmptyReclaim(Figure figure, MeasuredRun run, IReadOnlyList<MachineRow> machine) => ProgramFindings.IsReclaimOfGroupAlone(run.Report, machine)
        ? figure with { Panels = [.. figure.Panels.Where(panel => panel.Heading != StreamFigures.ReclaimHeading)] }
        : figure;

    private static Figure WithSeries(Figure figure, ProcessResult result) => result.Tree.Select(row => row.Series).Distinct(StringComparer.Ordinal).Count() == result.Tree.Count
        ? figure
        : figure with { Note = $"{figure.Note} {result.Tree.Count:N0} processes: {SeriesRule.Words}." };
}
