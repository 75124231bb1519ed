// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>What a comparison was made from, and its table.</summary>
internal static class ComparedFilesSection
{
    public static Html Of(StudyComparison comparison, string folder, string rowsFile) => Html.Lines(
    [
        Html.Of($"""<p>The numbers for programs: <a href="{rowsFile}">{rowsFile}</a></p>"""),
        HtmlTable.Of(
            "All numbers on this page come from these results",
            [new("side"), new("manifest"), new("SHA-256")],
            comparison.Labels.Zip(comparison.Sides, (label, side) => RowOf(label, side, folder))),
    ]);

    private static Row RowOf(string label, ComparedSide side, string folder)
    {
        string path = ReportFile.Link(folder, side.Path) + ResultFolder.ManifestFile;
        return new Row(
        [
            Cell.Of(label),
            new Cell(Html.Of($"""<a href="{path}">{side.Name}/{ResultFolder.ManifestFile}</a>"""), path),
            new Cell(Html.Of($"<code>{side.ManifestHash}</code>"), side.ManifestHash),
        ]);
    }
}
