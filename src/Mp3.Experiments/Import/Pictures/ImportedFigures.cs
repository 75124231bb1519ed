// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>The pictures of recordings, as data: all recordings in each of them.</summary>
internal static class ImportedFigures
{
    private const string GapNote = "Hatched: no samples for more than three usual intervals; dots only join what is known.";

    /// <summary>Accumulated faults, fault rate if there are two samples, and CPU if it was recorded.</summary>
    /// <param name="recordings">At least one, all in the same unit of time.</param>
    public static IReadOnlyList<Figure> Of(IReadOnlyList<Recording> recordings)
    {
        var lines = new RecordingLines(recordings);
        string unit = lines.UnitName;
        Figure[] all =
        [
            Make(lines, "faults-total", "Accumulated page faults, minor and major together", [lines.Accumulated(FaultKinds.Both, "Minor + major faults, accumulated")]),
            Make(lines, "faults", "Accumulated page faults", [
                lines.Accumulated(FaultKinds.Major, "Major faults, accumulated (needed I/O)"),
                lines.Accumulated(FaultKinds.Minor, "Minor faults, accumulated (no I/O)")]),
            Make(lines, "fault-rate", $"Page faults per {unit}", [
                lines.Rate(FaultKinds.Major, $"Major faults per {unit}"),
                lines.Rate(FaultKinds.Minor, $"Minor faults per {unit}")]),
            Make(lines, "cpu", "CPU time", [lines.Cpu("CPU time, as a part of one CPU")]),
        ];
        return [.. all.Where(figure => figure.Panels.All(panel => panel.Lines.Count > 0))];
    }

    private static Figure Make(RecordingLines lines, string name, string title, Panel[] panels) => new(
        name,
        $"{title}: {lines.Title}",
        lines.HasGaps ? GapNote : null,
        lines.Key,
        panels);
}
