// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Report.Sections;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Report;

/// <summary>The report of a study: one HTML file that needs nothing else. Equal results give equal bytes.</summary>
public static class StudyReport
{
    public const string FileName = "report.html";

    /// <summary>Writes the report of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">Where the report goes; exists.</param>
    /// <param name="source">The result's folder, which the report links to.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="Mp3Exception">Unavailable: the fonts are not installed; Usage or Failed: it can't be written.</exception>
    public static string Write(StudyResult result, string folder, string source) =>
        WritePage(folder, ContentOf(result, Link(folder, source)));

    internal static string WritePage(string folder, ReportContent content)
    {
        string path = Path.Combine(folder, FileName);
        byte[] page = Encoding.UTF8.GetBytes(ReportPage.Of(content));
        ResultErrors.Translate($"write {path}", () => File.WriteAllBytes(path, page));
        return path;
    }

    /// <summary>What the report of a result shows.</summary>
    internal static ReportContent ContentOf(StudyResult result, string dataFolder) => new(
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

    internal static string Link(string folder, string source)
    {
        string relative = Path.GetRelativePath(folder, source);
        return relative == "." ? "" : relative + "/";
    }
}
