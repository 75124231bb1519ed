// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Report;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The report of case studies 1 and 2.</summary>
public static class StudyReport
{
    /// <summary>Writes the report of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">Where the report goes; exists.</param>
    /// <param name="source">The result's folder, which the report links to.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="Mp3Exception">Unavailable: the fonts are not installed; Usage or Failed: it can't be written.</exception>
    public static string Write(StudyResult result, string folder, string source) =>
        ReportFile.Write(folder, source, dataFolder => ContentOf(result, dataFolder));

    private static ReportContent ContentOf(StudyResult result, string dataFolder) => new(
        TitleOf(result.Manifest.Study),
        Caption.Of(result.Manifest, result.ManifestHash),
        result.Manifest,
        result.ManifestHash,
        StudyClaims.Of(result),
        StudyCharts.FiguresOf(result),
        [ProcessTables.Of(result)],
        dataFolder);

    internal static string TitleOf(string study) => study switch
    {
        "casestudy1" => "Case study 1: random access beside locality",
        "multiprog" => "Case study 2: N copies of one program",
        _ => study,
    };
}
