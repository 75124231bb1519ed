// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The claims of several results side by side.</summary>
internal static class ComparedClaimsSection
{
    /// <summary>Of more sides than this each has a row: a verdict in a narrow column can't be read.</summary>
    private const int MostBeside = 4;

    /// <summary>How many verdicts are the same, in one line.</summary>
    /// <param name="claims">Of all sides.</param>
    /// <param name="sides">Their number.</param>
    public static string Verdict(IReadOnlyList<ComparedClaim> claims, int sides) => claims.Count == 0
        ? "there are no claims about this study"
        : $"{claims.Count(claim => claim.Agree)} of {claims.Count} claims have the same verdict on {(sides == 2 ? "both" : "all")} sides";

    public static Html Of(IReadOnlyList<string> labels, IReadOnlyList<ComparedClaim> claims) => claims.Count == 0
        ? Html.Empty
        : labels.Count == 2 ? OfTwo(labels, claims)
        : labels.Count <= MostBeside ? OfFew(labels, claims)
        : OfMany(labels, claims);

    private static Html OfTwo(IReadOnlyList<string> labels, IReadOnlyList<ComparedClaim> claims) => HtmlTable.Of(
        "Each claim tested on the data of either side alone",
        [new("claim"), .. labels.Select(label => new HtmlColumn(label)), .. labels.Select(label => new HtmlColumn($"measured, {label}")), new("whose")],
        claims.Select(claim => new Row(
        [
            Cell.Of(claim.Statement),
            .. claim.Sides.Select(VerdictOf),
            .. claim.Sides.Select(side => Cell.Of(side?.Number ?? "–")),
            Cell.Of(claim.Origin),
        ])));

    private static Html OfFew(IReadOnlyList<string> labels, IReadOnlyList<ComparedClaim> claims) => HtmlTable.Of(
        "Each claim tested on the data of each side alone, with what was measured there",
        [new("claim"), .. labels.Select(label => new HtmlColumn(label)), new("whose")],
        claims.Select(claim => new Row([Cell.Of(claim.Statement), .. claim.Sides.Select(VerdictWithNumber), Cell.Of(claim.Origin)])));

    private static Html OfMany(IReadOnlyList<string> labels, IReadOnlyList<ComparedClaim> claims) => HtmlTable.Of(
        "Each claim tested on the data of each side alone",
        [new("claim"), new("verdict"), new("side"), new("measured"), new("whose")],
        claims.SelectMany(claim => claim.Sides.Zip(labels, (side, label) => new Row(
        [
            Cell.Of(claim.Statement),
            VerdictOf(side),
            Cell.Of(label),
            Cell.Of(side?.Number ?? "–"),
            Cell.Of(claim.Origin),
        ]))));

    private static Cell VerdictOf(Claim? claim) => claim is null ? Cell.Of("–") : new Cell(VerdictBadge.Of(claim), claim.Ruling);

    private static Cell VerdictWithNumber(Claim? claim) =>
        claim is null ? Cell.Of("–") : new Cell(Html.Of($"<span>{VerdictBadge.Of(claim)}<br>{claim.Number}</span>"), claim.Ruling);
}
