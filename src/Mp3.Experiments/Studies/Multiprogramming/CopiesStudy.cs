// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>Case study 2: N copies of one program.</summary>
internal sealed class CopiesStudy : ProcessStudy
{
    /// <inheritdoc/>
    public override string Name => CopiesRuns.Study;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases { get; } = ["casestudy2"];

    /// <inheritdoc/>
    public override string Description => "Multiprogramming: N copies of work 100 R 10000, one guest for each N.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["mp3 multiprog --n 1..20", "mp3 multiprog --n 5,11,16 --size 200 --swap zram"];

    /// <inheritdoc/>
    public override string Title => "Case study 2: N copies of one program";

    /// <inheritdoc/>
    public override IStudyOptions Options() => new CopiesOptions();

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> FiguresOf(RepeatedResult result) => RepeatedCopiesFigures.Of(result);

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> FiguresOf(StudyComparison comparison) => ComparedCopiesFigures.Of(comparison);

    /// <inheritdoc/>
    protected override IReadOnlyList<Claim> ClaimsOf(IReadOnlyList<MeasuredRun> runs) =>
        [.. CopiesClaims.Of(runs), SaturationClaim.Of(runs), OnsetClaim.Of(runs), ThrashingClaim.Of(runs)];

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> FiguresOf(ProcessResult result, IReadOnlyList<MeasuredRun> runs) =>
    [
        .. OverCopies(result, runs),
        .. RunFigures.Streams(result, new StudyLines(result), ShownOverTime(runs), FaultCeiling.Of(result.Manifest.Settings)),
        .. RunFigures.WithFinding(SaturationFigure.OfCopies(runs)),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> FiguresWithoutSamples(ProcessResult result, IReadOnlyList<MeasuredRun> runs) => OverCopies(result, runs);

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Name, string Value)> PlanFactsOf(Parameters parameters) =>
        [("Numbers of copies", parameters[CopiesRuns.N.Name].Text.Replace(",", ", ", StringComparison.Ordinal)), ("Size of a copy at scale 1", $"{parameters[CopiesRuns.Size]} MiB")];

    /// <summary>Where swapping begins, and the most copies: below, nothing is reclaimed, and between, there is more of the same.</summary>
    private static IReadOnlyList<MeasuredRun> ShownOverTime(IReadOnlyList<MeasuredRun> runs)
    {
        MeasuredRun[] byCopies = [.. runs.OrderBy(run => run.Processes.Count)];
        return [.. byCopies.Where(SwapOnset.Swaps).Take(1).Append(byCopies[^1]).Distinct()];
    }

    private static IReadOnlyList<Figure> OverCopies(ProcessResult result, IReadOnlyList<MeasuredRun> runs)
    {
        IReadOnlyList<CopiesPoint> points = CopiesPoint.Of(Summary.Of(result.Runs));
        string program = result.Runs[0].Command;
        if (points.Count == 1)
        {
            return [CopiesTable.Of(points[0], program) with { Finding = CopiesFindings.Alone(points[0]) }];
        }

        var threshold = Threshold.Of(runs);
        return
        [
            CopiesFigure.Utilization(points, program, threshold) with { Finding = CopiesFindings.Utilization(points) },
            CopiesFigure.Faults(points, program, threshold) with { Finding = CopiesFindings.Faults(points, SwapOnset.Of(runs)) },
            CopiesFigure.Completion(points, program, threshold, Asleep.Of(runs)) with { Finding = CopiesFindings.Completion(points) },
        ];
    }
}
