// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The self-checks with their numbers, the violated ones first.</summary>
internal static class ChecksSection
{
    public static Html Of(ReportContent content) => content.Manifest.Checks.Count == 0
        ? Html.Empty
        : HtmlTable.Of(
            "What must hold in every run, whatever was run",
            [new("run"), new("check"), new("outcome"), new("numbers")],
            content.Manifest.Checks.OrderBy(check => check.Passed).Select(check => new Row(
            [
                Cell.Of(check.Run),
                Cell.Of(check.Name),
                new Cell(VerdictBadge.Of(check.Passed), check.Passed ? "passed" : "violated"),
                Cell.Of(check.Detail),
            ])));
}
