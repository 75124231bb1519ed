// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.CaseStudy1;

/// <summary>Case study 1: random access beside locality.</summary>
internal sealed class PairStudy : ProcessStudy
{
    /// <inheritdoc/>
    public override string Name => PairRuns.Study;

    /// <inheritdoc/>
    public override string Description =>
        "Random against local access: 1024 R 50000 beside 1024 R 10000 (pair A) and beside 1024 L 10000 (pair B).";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["mp3 casestudy1", "mp3 casestudy1 --repeat 6", "mp3 casestudy1 --scale 1/8 --swap hdd --seed 7 --out results/small"];

    /// <inheritdoc/>
    public override string Title => "Case study 1: random access beside locality";

    /// <inheritdoc/>
    public override IStudyOptions Options() => new PairOptions();

    /// <inheritdoc/>
    protected override IReadOnlyList<Claim> ClaimsOf(IReadOnlyList<MeasuredRun> runs) =>
        [.. PairClaims.Of(runs), SaturationClaim.Of(runs), OnsetClaim.Of(runs)];

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> FiguresOf(ProcessResult result, IReadOnlyList<MeasuredRun> runs)
    {
        var study = new StudyLines(result);
        var ceiling = FaultCeiling.Of(result.Manifest.Settings);
        Figure major = RateFigure.Major(study, ceiling);
        Figure minor = RateFigure.Minor(study);
        return
        [
            OverlayFigure.Accumulated(study) with { Finding = RunFindings.OfPairs(runs) },
            .. RunFigures.Accumulated(study, runs),
            major with { Finding = RunFindings.OfRates(major, "major", ceiling) },
            minor with { Finding = RunFindings.OfRates(minor, "minor", ceiling: null) },
            .. RunFigures.Streams(result, study, runs, ceiling),
            .. RunFigures.WithFinding(SaturationFigure.OfProcesses(runs)),
        ];
    }

    private sealed class PairOptions : IStudyOptions
    {
        private readonly StudyOptionSet _common = new();

        public IReadOnlyList<Option> All => _common.All;

        public IReadOnlyList<Option> OfSession => _common.OfSession;

        public IStudyRequest Read(ParseResult parsed)
        {
            StudyOptions options = _common.Read(parsed);
            return new ProcessRequest(seed => PairRuns.Define(seed, options.Scale), options);
        }
    }
}
