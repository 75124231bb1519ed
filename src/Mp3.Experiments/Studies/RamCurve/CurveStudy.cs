// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies.RamCurve.Figures;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>
/// Any program with less and less RAM. It is not repeated with several seeds: it chooses its points by what comes out, so
/// no two seeds would have the same.
/// </summary>
internal sealed class CurveStudy : IStudy
{
    /// <inheritdoc/>
    public string Name => CurveRuns.Study;

    /// <inheritdoc/>
    public string Description => "How much RAM a program needs: its faults, its time and what it waits for, from all that it touches downwards.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "mp3 curve -- sort /usr/bin/sort",
        "mp3 curve --tolerance 10% --points 12 --package gzip -- gzip -k /usr/bin/gzip",
        "mp3 curve --by memory --ram 128M,256M,512M -- sort /usr/bin/sort",
    ];

    /// <inheritdoc/>
    public string Title => "Faults and completion time over RAM";

    /// <inheritdoc/>
    public IStudyOptions Options() => new CurveOptionSet();

    /// <inheritdoc/>
    public Measures Measures => ProcessMetrics.Measures;

    /// <inheritdoc/>
    public IStudyRequest Again(Manifest manifest, AgainOptions options) => CurveAgain.Of(manifest, options);

    /// <inheritdoc/>
    public IStudyResult Load(OpenedResult folder) => CurveResult.Load(folder);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> ClaimsOf(IStudyResult result) =>
        WorkTheory.Of((CurveResult)result) is { } theory ? [theory.Claim()] : [];

    /// <inheritdoc/>
    public ResultView View(IStudyResult result)
    {
        var own = (CurveResult)result;
        RamVerdict verdict = own.Verdict;
        IReadOnlyList<Claim> claims = ClaimsOf(own);
        IReadOnlyList<Figure> figures = FiguresOf(own, verdict);
        string[] facts = [own.By == RamBy.Limit ? "RAM is memory.max of the programs" : "RAM is the machine's"];
        return new ResultView($"{CastOf(own)}: faults and completion time over RAM", Caption.Of(own.Manifest, own.ManifestHash, facts), own, claims, figures)
        {
            Tables = _ => [CurveTables.Of(own, verdict)],
            WriteTables = console => CurveTable.Write(console, own),
            Json = place => JsonSerializer.Serialize(CurveDocument.Of(own, verdict, claims, figures, place), CurveJson.Standard.CurveDocument),
            CaptionFacts = facts,
            PlanFacts = [.. own.Manifest.Settings.Parameters.All.Select(pair => ($"--{pair.Key}", pair.Value.Text))],
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(RepeatedResult result) => [MetricTableFigure.Of(result, Title)];

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(StudyComparison comparison) => [MetricTableFigure.Of(comparison, Title)];

    private static IReadOnlyList<Figure> FiguresOf(CurveResult result, RamVerdict verdict) => new RamFigures(
        verdict,
        CastOf(result),
        result.By == RamBy.Limit ? "Limit of the programs (memory.max, MiB)" : "RAM of the machine (MiB)",
        WorkTheory.Of(result)?.Over() ?? []).All;

    private static string CastOf(CurveResult result) => result.Manifest.Runs is [{ Plan.Processes: var processes }, ..]
        ? RunTitle.Cast([.. processes.Select(process => process.Label)])
        : "The programs";
}
