// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The data that all of this was made from.</summary>
internal static class FilesSection
{
    public static Html Of(ReportContent content) => HtmlTable.Of(
        "All numbers on this page come from these files",
        [new("file"), new("SHA-256")],
        content.Manifest.Files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => (Name: file.Key, Digest: file.Value))
            .Append((Name: ResultFolder.ManifestFile, Digest: content.ManifestHash))
            .Select(file => new Row(
            [
                new Cell(Html.Of($"""<a href="{content.DataFolder}{file.Name}">{file.Name}</a>"""), file.Name),
                new Cell(Html.Of($"<code>{file.Digest}</code>"), file.Digest),
            ])));
}
