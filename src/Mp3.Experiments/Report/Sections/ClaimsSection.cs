// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>A table of all claims, then the numbers behind each.</summary>
internal static class ClaimsSection
{
    public static Html Of(ReportContent content) => content.Claims.Count == 0
        ? Html.Empty
        : Html.Lines(
        [
            HtmlTable.Of(
                "What Misik & Hu (2011) claim, what follows from theory and what the programs promise, each tested on the data of this result alone",
                [new("claim"), new("verdict"), new("measured"), new("tolerance"), new("whose")],
                content.Claims.Select(claim => new Row(
                [
                    Cell.Of(claim.Statement),
                    new Cell(VerdictBadge.Of(claim), claim.Ruling),
                    Cell.Of(claim.Number),
                    Cell.Of(claim.Tolerance ?? "–"),
                    Cell.Of(claim.Origin),
                ]))),
            Html.Of(
                $"""
                <details class="evidence">
                <summary>The numbers behind each verdict</summary>
                <dl>
                {Html.Lines(content.Claims.Select(claim => Html.Of($"<div><dt>{claim.Statement}</dt><dd>{claim.Evidence}.</dd></div>")))}
                </dl>
                </details>
                """),
        ]);
}
