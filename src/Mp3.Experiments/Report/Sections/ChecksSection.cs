// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The self-checks with their numbers. Violated ones are always in sight, passed ones if they are few.</summary>
internal static class ChecksSection
{
    private const int MostOpenRows = 40;

    public static Html Of(ReportContent content)
    {
        IReadOnlyList<CheckResult> checks = content.Manifest.Checks;
        if (checks.Count <= MostOpenRows)
        {
            return TableOf("What must hold in every run, whatever was run", [.. checks.OrderBy(check => check.Passed)]);
        }

        CheckResult[] passed = [.. checks.Where(check => check.Passed)];
        return Html.Lines(
        [
            TableOf("What must hold in every run, and does not", [.. checks.Where(check => !check.Passed)]),
            Folded.If(isLong: true, $"All {passed.Length:N0} that passed", TableOf("What must hold in every run, whatever was run", passed)),
        ]);
    }

    private static Html TableOf(string caption, CheckResult[] checks) => checks.Length == 0
        ? Html.Empty
        : HtmlTable.Of(
            caption,
            [new("run"), new("check"), new("outcome"), new("numbers")],
            checks.Select(check => new Row(
            [
                Cell.Of(check.Run),
                Cell.Of(check.Name),
                new Cell(VerdictBadge.Of(check.Passed), check.Passed ? "passed" : "violated"),
                Cell.Of(check.Detail),
            ])));
}
