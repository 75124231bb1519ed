// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Report;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>The report of a study that was repeated; each repetition has one of its own beside it.</summary>
public static class RepeatedReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">Where the report goes; exists.</param>
    /// <param name="source">The result's folder, which the report links to.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="Mp3Exception">As <see cref="Mp3.Experiments.Studies.Processes.StudyReport.Write"/>.</exception>
    public static string Write(RepeatedResult result, string folder, string source)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ReportFile.Write(folder, source, dataFolder => ContentOf(result, dataFolder));
    }

    private static ReportContent ContentOf(RepeatedResult result, string dataFolder) => new(
        $"{StudyReport.TitleOf(result.Manifest.Study)}, {result.Repetitions.Count} seeds",
        Caption.Of(result.Manifest, result.ManifestHash),
        result.Manifest,
        result.ManifestHash,
        RepeatedClaims.Of(result),
        RepeatedCharts.FiguresOf(result),
        RepeatedSections.Of(result, dataFolder),
        dataFolder);
}
