// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>Each claim with its verdict and the numbers.</summary>
internal static class ClaimsSection
{
    public static Html Of(ReportContent content) => content.Claims.Count == 0
        ? Html.Empty
        : Html.Of(
            $"""
            <p>What the write-up says, what follows from theory and what the programs promise, each tested on the data of this result alone. A relative difference up to {$"{Changes.Margin:0 %}"} counts as none.</p>
            <ol class="claims">
            {Html.Lines(content.Claims.Select(OfClaim))}
            </ol>
            """);

    private static Html OfClaim(Claim claim) => Html.Of(
        $"""
        <li>
        <h3>{claim.Statement}</h3>
        <p>{VerdictBadge.Of(claim)} <span class="origin">{claim.Origin}</span></p>
        <p>{claim.Evidence}.</p>
        </li>
        """);
}
