// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Studies.Handoff.Figures;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>Case study 3: the hand-off to a slow monitor.</summary>
internal sealed class HandoffStudy : IStudy
{
    private const double MsPerSecond = 1000;

    /// <inheritdoc/>
    public string Name => HandoffResult.Study;

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases { get; } = ["handoff"];

    /// <inheritdoc/>
    public string Description => "The hand-off to a slow monitor: four strategies on one ring, delayed alike, and what each of them loses.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
        ["mp3 casestudy3", "mp3 casestudy3 --capacity 256,512 --stall 0,1,2 --period 2 --tick 10", "mp3 casestudy3 --delay memory --swap hdd"];

    /// <inheritdoc/>
    public string Title => "Case study 3: the hand-off to a slow monitor";

    /// <inheritdoc/>
    public IStudyOptions Options() => new HandoffOptionSet();

    /// <inheritdoc/>
    public Measures Measures => StrategyColumn.Measures;

    /// <inheritdoc/>
    public IStudyRequest Again(Manifest manifest, AgainOptions options) => new HandoffRequest(HandoffAgain.Of(manifest, options));

    /// <inheritdoc/>
    public IStudyResult Load(OpenedResult folder) => HandoffResult.Load(folder);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> ClaimsOf(IStudyResult result) => HandoffClaims.Of(((HandoffResult)result).Scenarios);

    /// <inheritdoc/>
    public ResultView View(IStudyResult result)
    {
        var own = (HandoffResult)result;
        IReadOnlyList<Claim> claims = ClaimsOf(own);
        IReadOnlyList<Figure> figures = HandoffFigures.Of(own);
        HandoffPlan? plan = own.Manifest.Runs is [{ Plan.Handoff: { } sweep }] ? sweep : null;
        string[] facts = plan is null ? [] :
        [
            $"a sample every {plan.TickMs:N0} ms, a look every {plan.MonitorPeriodMs / MsPerSecond:0.###} s",
            $"delay: {plan.Delay.Kind}",
        ];
        return new ResultView(
            Title,
            Caption.Of(own.Manifest, own.ManifestHash, facts, ["Module, timers, signals and scheduler are the real kernel's;", Caption.TimeOf(own.Manifest)]),
            own,
            claims,
            figures)
        {
            Tables = _ => [HandoffTables.Of(own.Scenarios)],
            WriteTables = console => HandoffTable.Write(console, own.Scenarios),
            Json = place => JsonSerializer.Serialize(HandoffDocument.Of(own, claims, figures, place), HandoffJson.Standard.HandoffDocument),
            Advice = own.Scenarios.Count == 0 ? null : HandoffAdvice.Of(own.Scenarios),
            CaptionFacts = facts,
            PlanFacts = plan is null ? [] : [.. PlanFactsOf(plan)],
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(RepeatedResult result) => [MetricTableFigure.Of(result, "Each monitor over all runs")];

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(StudyComparison comparison) => [MetricTableFigure.Of(comparison, "Each monitor over all runs")];

    private static IEnumerable<(string Name, string Value)> PlanFactsOf(HandoffPlan plan)
    {
        yield return ("Monitors, all at once", string.Join(", ", plan.Strategies));
        yield return ("A look every", $"{plan.MonitorPeriodMs / MsPerSecond:0.###} s");
        yield return ("A sample every", $"{plan.TickMs:N0} ms");
        yield return ("Delay", plan.Delay.Kind);
        yield return ("Delay begins after", $"{plan.StallAtMs / MsPerSecond:0.###} s");
        yield return ("Length of a run", $"{plan.LengthMs / MsPerSecond:0.###} s");
        yield return ("Rings, records", string.Join(", ", plan.Scenarios.Select(scenario => $"{scenario.Capacity:N0}").Distinct(StringComparer.Ordinal)));
        yield return ("Delays", string.Join(", ", plan.Scenarios.Select(scenario => $"{scenario.StallMs / MsPerSecond:0.###} s").Distinct(StringComparer.Ordinal)));
        yield return ("Sampled process", plan.Workload.Command);
    }
}
