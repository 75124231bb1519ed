// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Report.Sections;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>What the monitors made of the scenarios of case study 3.</summary>
internal static class HandoffTables
{
    private const double NsPerSecond = 1e9;
    private const double NsPerMs = 1e6;

    private static readonly HtmlColumn[] Counts =
    [
        new("logged", IsNumber: true), new("lost", IsNumber: true), new("reported lost", IsNumber: true), new("wrong", IsNumber: true),
    ];

    private static readonly HtmlColumn[] Costs =
        [new("looks", IsNumber: true), new("CPU ms", IsNumber: true), new("switches", IsNumber: true)];

    public static Html Of(IReadOnlyList<ScenarioRow> rows) => Html.Lines(
    [
        Html.Of($"<p>{HandoffAdvice.Of(rows)}</p>"),
        Strategies(rows),
        Losses(rows),
        Folded.If(rows.Count > Folded.MostOpenRows, $"All {rows.Count:N0} runs of a monitor", Runs(rows)),
    ]);

    private static Html Strategies(IReadOnlyList<ScenarioRow> rows) => HtmlTable.Of(
        "Each monitor over all runs: records in all of them, the median of the runs' median latencies, means of the costs of a run",
        [new("monitor"), new("runs", IsNumber: true), new("promise kept", IsNumber: true), .. Counts, new("latency s", IsNumber: true), .. Costs],
        rows.GroupBy(row => row.Strategy, StringComparer.Ordinal).Select(runs =>
        {
            ScenarioRow[] own = [.. runs];
            return new Row(
            [
                Cell.Of(runs.Key),
                Cell.Of(own.Length, "0"),
                Cell.Of(own.Count(row => row.Kept), "0"),
                .. CountsOf(own),
                Cell.Of(MedianLatency.SecondsOf(own), "0.000"),
                .. CostsOf(own),
            ]);
        }));

    private static Html Losses(IReadOnlyList<ScenarioRow> rows)
    {
        string[] strategies = [.. rows.Select(row => row.Strategy).Distinct(StringComparer.Ordinal)];
        return HtmlTable.Of(
            "Lost records; ring and stall in periods of the monitors",
            [new("ring", IsNumber: true), new("periods", IsNumber: true), new("stall", IsNumber: true), .. strategies.Select(name => new HtmlColumn(name, IsNumber: true))],
            rows.GroupBy(row => row.Scenario, StringComparer.Ordinal).Select(scenario => new Row(
            [
                .. SettingOf(scenario.First()),
                .. strategies.Select(name => Cell.Of(scenario.First(row => row.Strategy == name).Lost, "N0")),
            ])));
    }

    private static Html Runs(IReadOnlyList<ScenarioRow> rows) => HtmlTable.Of(
        "Each monitor in each run; wrong: twice, torn, of a later lap (overrun) or of an earlier one (ahead)",
        [
            new("ring", IsNumber: true), new("periods", IsNumber: true), new("stall", IsNumber: true), new("monitor"), .. Counts,
            new("twice", IsNumber: true), new("torn", IsNumber: true), new("overrun", IsNumber: true), new("ahead", IsNumber: true),
            new("latency s", IsNumber: true), .. Costs,
        ],
        rows.Select(row => new Row(
        [
            .. SettingOf(row),
            Cell.Of(row.Strategy),
            .. CountsOf(row),
            Cell.Of(row.Twice, "N0"),
            Cell.Of(row.Torn, "N0"),
            Cell.Of(row.Overrun, "N0"),
            Cell.Of(row.Ahead, "N0"),
            Cell.Of(row.MedianLatencyNs / NsPerSecond, "0.000"),
            .. CostsOf(row),
        ])));

    private static Cell[] SettingOf(ScenarioRow row) =>
        [Cell.Of(row.Capacity, "N0"), Cell.Of(row.Capacity / row.PeriodRecords, "0.00"), Cell.Of(row.StallPeriods, "0.##")];

    private static Cell[] CountsOf(params ScenarioRow[] rows) =>
    [
        Cell.Of(rows.Sum(row => row.Logged), "N0"),
        Cell.Of(rows.Sum(row => row.Lost), "N0"),
        Cell.Of(rows.Sum(row => row.ReportedLost), "N0"),
        Cell.Of(rows.Sum(row => row.Wrong), "N0"),
    ];

    private static Cell[] CostsOf(params ScenarioRow[] rows) =>
    [
        Cell.Of(rows.Average(row => row.Looks), "0.#"),
        Cell.Of(rows.Average(row => row.UserNs + row.SystemNs) / NsPerMs, "0.00"),
        Cell.Of(rows.Average(row => row.VoluntarySwitches + row.InvoluntarySwitches), "0.#"),
    ];
}
