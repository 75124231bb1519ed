// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>What case study 3 prints with <c>--json</c>.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Verdict"><c>complete</c>, or <c>failed</c> if a check was violated.</param>
/// <param name="Place">Where the result is.</param>
/// <param name="Scenarios">The rows of the tables: one a scenario and strategy.</param>
/// <param name="Claims">What Misik &amp; Hu (2011) and theory say, and what the data say to it.</param>
/// <param name="Findings">What the pictures show, a sentence each; none of a picture of which nothing is certain.</param>
/// <param name="Advice">Which strategy to take for what, in words.</param>
/// <param name="Checks">The self-checks, with their numbers.</param>
internal sealed record HandoffDocument(
    string Study,
    string Verdict,
    PlaceDocument Place,
    IReadOnlyList<ScenarioRow> Scenarios,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<PictureFinding> Findings,
    string Advice,
    IReadOnlyList<CheckResult> Checks)
{
    public static HandoffDocument Of(HandoffResult result, IReadOnlyList<Claim> claims, IReadOnlyList<Figure> figures, PlaceDocument place) => new(
        result.Manifest.Study,
        result.Manifest.Verdict,
        place,
        result.Scenarios,
        claims,
        PictureFinding.Of(figures),
        HandoffAdvice.Of(result.Scenarios),
        result.Manifest.Checks);
}
