// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What a study of processes prints with <c>--json</c>.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Verdict"><c>complete</c>, or <c>failed</c> if a check was violated.</param>
/// <param name="Place">Where the result is.</param>
/// <param name="Runs">The table: each process and each run, from wait4's account.</param>
/// <param name="Claims">What Misik &amp; Hu (2011) and theory say, and what the data say to it.</param>
/// <param name="Findings">What the pictures show, a sentence each; none of a picture of which nothing is certain.</param>
/// <param name="Checks">The self-checks, with their numbers.</param>
internal sealed record ProcessDocument(
    string Study,
    string Verdict,
    PlaceDocument Place,
    IReadOnlyList<RunSummary> Runs,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<PictureFinding> Findings,
    IReadOnlyList<CheckResult> Checks)
{
    public static ProcessDocument Of(ProcessResult result, IReadOnlyList<Claim> claims, IReadOnlyList<Figure> figures, PlaceDocument place) => new(
        result.Manifest.Study,
        result.Manifest.Verdict,
        place,
        Summary.Of(result.Runs),
        claims,
        PictureFinding.Of(figures),
        result.Manifest.Checks);
}
