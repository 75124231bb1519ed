// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>What a study of several seeds prints with <c>--json</c>.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Verdict"><c>complete</c>, or <c>failed</c> if a check was violated.</param>
/// <param name="Place">Where the result is.</param>
/// <param name="Seeds">In the order of the repetitions.</param>
/// <param name="Spreads">Each metric of each run: its median over the seeds, with an interval.</param>
/// <param name="Claims">What Misik &amp; Hu (2011) and theory say, and what the data say to it.</param>
/// <param name="Findings">What the pictures show, a sentence each; none of a picture of which nothing is certain.</param>
/// <param name="Checks">The self-checks of all seeds, with their numbers.</param>
internal sealed record RepeatedDocument(
    string Study,
    string Verdict,
    PlaceDocument Place,
    IReadOnlyList<ulong> Seeds,
    IReadOnlyList<SpreadDocument> Spreads,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<PictureFinding> Findings,
    IReadOnlyList<CheckResult> Checks)
{
    public static RepeatedDocument Of(RepeatedResult result, IReadOnlyList<Claim> claims, IReadOnlyList<Figure> figures, PlaceDocument place) => new(
        result.Manifest.Study,
        result.Manifest.Verdict,
        place,
        result.Manifest.Settings.Seeds ?? [],
        [.. result.Conditions.SelectMany(run => result.Metrics.Select(metric => new SpreadDocument(run, metric.Name, result.Spread(run, metric))))],
        claims,
        PictureFinding.Of(figures),
        result.Manifest.Checks);
}

/// <summary>A metric of one run.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Metric">Name and unit.</param>
/// <param name="Spread">Over all seeds.</param>
internal sealed record SpreadDocument(string Run, string Metric, MedianInterval Spread);
