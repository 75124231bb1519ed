// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>What <c>mp3 curve</c> prints with <c>--json</c>.</summary>
/// <param name="Study"><c>curve</c>.</param>
/// <param name="Verdict"><c>complete</c>, or <c>failed</c> if a check was violated; however the programs ended.</param>
/// <param name="Place">Where the result is.</param>
/// <param name="Answer">How much RAM the programs need, in words.</param>
/// <param name="AllMib">All that they touch, MiB.</param>
/// <param name="Tolerance">Slowdown that is still good, a part.</param>
/// <param name="Enough">With which RAM the slowdown is no more than that.</param>
/// <param name="Thrashing">With which RAM they take no more than twice their time.</param>
/// <param name="OutOfMemory">With which RAM the OOM killer does not come.</param>
/// <param name="BendMib">RAM below which major faults rise, by the rule of knees; null: they have no bend.</param>
/// <param name="Violations">Where more RAM is worse.</param>
/// <param name="Points">The rows of points.csv.</param>
/// <param name="Claims">What theory says, and what the data say to it.</param>
/// <param name="Findings">What the pictures show, a sentence each.</param>
/// <param name="Checks">The self-checks, with their numbers.</param>
internal sealed record CurveDocument(
    string Study,
    string Verdict,
    PlaceDocument Place,
    string Answer,
    int AllMib,
    double Tolerance,
    BoundDocument Enough,
    BoundDocument Thrashing,
    BoundDocument OutOfMemory,
    int? BendMib,
    IReadOnlyList<string> Violations,
    IReadOnlyList<PointDocument> Points,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<PictureFinding> Findings,
    IReadOnlyList<CheckResult> Checks)
{
    public static CurveDocument Of(CurveResult result, RamVerdict verdict, IReadOnlyList<Claim> claims, IReadOnlyList<Figure> figures, PlaceDocument place) => new(
        result.Manifest.Study,
        result.Manifest.Verdict,
        place,
        RamVerdictText.Of(verdict),
        verdict.Curve.Reference.RamMib,
        verdict.Tolerance,
        BoundDocument.Of(verdict.Enough),
        BoundDocument.Of(verdict.Thrashing),
        BoundDocument.Of(verdict.OutOfMemory),
        verdict.Curve.BendOf(point => point.MajorFaults),
        verdict.Violations,
        [.. result.Rows.Select(PointDocument.Of)],
        claims,
        PictureFinding.Of(figures),
        result.Manifest.Checks);
}

/// <summary>A threshold, between two runs.</summary>
/// <param name="LeastMib">The least RAM with which it holds, as with every larger one; null: with none.</param>
/// <param name="NextMib">The next one below, with which it does not; null: it held with all.</param>
internal sealed record BoundDocument(int? LeastMib, int? NextMib)
{
    public static BoundDocument Of(RamBound bound) => new(bound.Good?.RamMib, bound.Bad?.RamMib);
}

/// <summary>A run.</summary>
/// <param name="Run">Its name.</param>
/// <param name="RamMib">MiB.</param>
/// <param name="End"><c>whole</c>, <c>oom</c>, <c>timeout</c> or <c>otherwise</c>.</param>
/// <param name="Seconds">From the common start to the last end, s.</param>
/// <param name="MinorFaults">Of all processes.</param>
/// <param name="MajorFaults">Likewise.</param>
/// <param name="BlockedSeconds">In which none of them executed, s.</param>
/// <param name="PeakKib">memory.peak, KiB; 0: not known.</param>
/// <param name="OomKills">Processes that the kernel killed for want of memory.</param>
internal sealed record PointDocument(
    string Run, int RamMib, string End, double Seconds, long MinorFaults, long MajorFaults, double BlockedSeconds, long PeakKib, long OomKills)
{
    public static PointDocument Of(RamRow row) => new(
        row.Run, row.RamMib, row.EndWord, row.Point.Seconds, row.Point.MinorFaults, row.Point.MajorFaults, row.Point.BlockedSeconds ?? 0, row.PeakKib, row.OomKills);
}
