// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>The pictures of recordings, as data: all recordings in each of them.</summary>
internal static class ImportedFigures
{
    private const string GapNote =
        "Hatched: no samples for over three usual intervals (dots); counts per interval lack what happened there.";

    /// <summary>Accumulated faults, fault rate if there are two samples, and CPU if it was recorded.</summary>
    /// <param name="recordings">At least one, all in the same unit of time.</param>
    public static IReadOnlyList<Figure> Of(IReadOnlyList<Recording> recordings)
    {
        var lines = new RecordingLines(recordings);
        string unit = lines.UnitName;
        string? gaps = lines.HasGaps ? GapNote : null;
        string means = lines.StepNote + (lines.HasGaps ? " Hatched: no samples for over three usual intervals." : "");
        Figure[] all =
        [
            new("faults-total", $"Accumulated page faults, minor and major together: {lines.Title}", gaps, lines.Key, [
                lines.Accumulated(FaultKinds.Both, "Minor + major faults, accumulated")]),
            new("faults", $"Accumulated page faults: {lines.Title}", gaps, lines.Key, [
                lines.Accumulated(FaultKinds.Major, "Major faults, accumulated"),
                lines.Accumulated(FaultKinds.Minor, "Minor faults, accumulated")]),
            new("fault-rate", $"Page faults per {unit}: {lines.Title}", means, lines.Key, [
                lines.Rate(FaultKinds.Major, $"Major faults per {unit}"),
                lines.Rate(FaultKinds.Minor, $"Minor faults per {unit}")]),
            new("cpu", $"CPU time: {lines.Title}", means, lines.Key, [lines.Cpu("CPU time, as a fraction of one CPU")]),
        ];
        return [.. all.Where(figure => figure.Panels.All(panel => panel.Lines.Count > 0))];
    }
}
