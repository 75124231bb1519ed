// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The claims of two results side by side.</summary>
internal static class ComparedClaimsSection
{
    /// <summary>How many verdicts are the same, in one line.</summary>
    public static string Verdict(IReadOnlyList<ComparedClaim> claims) => claims.Count == 0
        ? "there are no claims about this study"
        : $"{claims.Count(claim => claim.Agree)} of {claims.Count} claims have the same verdict on both sides";

    public static Html Of((string A, string B) labels, IReadOnlyList<ComparedClaim> claims) => claims.Count == 0
        ? Html.Empty
        : HtmlTable.Of(
            "Each claim tested on the data of either side alone",
            [new("claim"), new(labels.A), new(labels.B), new($"measured, {labels.A}"), new($"measured, {labels.B}"), new("whose")],
            claims.Select(claim => new Row(
            [
                Cell.Of(claim.Statement),
                VerdictOf(claim.A),
                VerdictOf(claim.B),
                Cell.Of(claim.A?.Number ?? "–"),
                Cell.Of(claim.B?.Number ?? "–"),
                Cell.Of(claim.Origin),
            ])));

    private static Cell VerdictOf(Claim? claim) => claim is null ? Cell.Of("–") : new Cell(VerdictBadge.Of(claim), claim.Ruling);
}
