// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>A whole result folder of case study 3 in memory.</summary>
/// <param name="Manifest">From manifest.json.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
/// <param name="Scenarios">By scenario, then by strategy, in the order of the plan.</param>
/// <param name="Timeline">By scenario, then by series, then by time.</param>
/// <param name="Latencies">By scenario, then by strategy, then by percent.</param>
public sealed record HandoffResult(
    Manifest Manifest,
    string ManifestHash,
    IReadOnlyList<ScenarioRow> Scenarios,
    IReadOnlyList<TimelineRow> Timeline,
    IReadOnlyList<LatencyRow> Latencies) : IStudyResult
{
    public const string ScenariosFile = "scenarios.csv";
    public const string TimelineFile = "timeline.csv";
    public const string LatencyFile = "latency.csv";

    /// <summary>Name of the study in its manifest.</summary>
    public const string Study = "casestudy3";

    /// <summary>Of a condition, the strategy of its monitor.</summary>
    public const string StrategyParameter = "strategy";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics => StrategyColumn.Metrics;

    /// <summary>A strategy over all scenarios.</summary>
    public IReadOnlyList<Observation> Observations => ObservationsOf(Scenarios, Manifest.Settings.Seed);

    /// <summary>A strategy over all scenarios.</summary>
    /// <param name="scenarios">Rows of scenarios.csv.</param>
    /// <param name="seed">Of the study.</param>
    public static IReadOnlyList<Observation> ObservationsOf(IReadOnlyList<ScenarioRow> scenarios, ulong seed) =>
    [
        .. scenarios.GroupBy(row => row.Strategy, StringComparer.Ordinal).Select(own => new Observation
        {
            Seed = seed,
            Run = own.Key,
            Parameters = Parameters.Of((StrategyParameter, new ParameterValue(own.Key))),
            Amounts = StrategyColumn.Of([.. own]),
        }),
    ];

    /// <summary>Reads a folder that was opened.</summary>
    public static HandoffResult Load(OpenedResult folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new HandoffResult(
            folder.Manifest,
            folder.ManifestHash,
            folder.Rows<ScenarioRow>(ScenariosFile),
            folder.Rows<TimelineRow>(TimelineFile),
            folder.Rows<LatencyRow>(LatencyFile));
    }

    /// <summary>Writes the three CSV files and the manifest.</summary>
    public static HandoffResult Write(
        ResultDraft draft,
        Manifest manifest,
        IReadOnlyList<ScenarioRow> scenarios,
        IReadOnlyList<TimelineRow> timeline,
        IReadOnlyList<LatencyRow> latencies)
    {
        ArgumentNullException.ThrowIfNull(draft);
        (Manifest complete, string hash) = draft.Write(manifest, new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [ScenariosFile] = CsvFile.ToBytes(scenarios),
            [TimelineFile] = CsvFile.ToBytes(timeline),
            [LatencyFile] = CsvFile.ToBytes(latencies),
        });
        return new HandoffResult(complete, hash, scenarios, timeline, latencies);
    }
}
