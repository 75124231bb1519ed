// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>The tables that case study 3 prints: one line a scenario, then one a strategy.</summary>
public static class HandoffTable
{
    private const double NsPerMs = 1e6;

    /// <summary>Writes both.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<ScenarioRow> rows)
    {
        string[] strategies = [.. rows.Select(row => row.Strategy).Distinct(StringComparer.Ordinal)];
        WriteScenarios(console, rows, strategies);
        WriteStrategies(console, rows, strategies);
    }

    private static void WriteScenarios(IAnsiConsole console, IReadOnlyList<ScenarioRow> rows, string[] strategies)
    {
        FittedTable.Write(
            console,
            [new("ring", IsNumber: false), new("stall"), new("written", Rank: 1), .. strategies.Select(strategy => new FittedColumn(strategy, Folds: true))],
            [.. rows.GroupBy(row => row.Scenario, StringComparer.Ordinal).Select(scenario => (string[])
            [
                $"{scenario.First().Capacity:N0}",
                $"{scenario.First().StallPeriods:0.##}",
                $"{scenario.First().Written:N0}",
                .. scenario.Select(row => $"{row.Lost:N0} / {row.Wrong:N0}"),
            ])],
            "Lost / wrong records; stall in periods of the monitors");
    }

    private static void WriteStrategies(IAnsiConsole console, IReadOnlyList<ScenarioRow> rows, string[] strategies)
    {
        List<string[]> cells = [];
        foreach (string strategy in strategies)
        {
            ScenarioRow[] own = [.. rows.Where(row => row.Strategy == strategy)];
            cells.Add(
            [
                strategy,
                $"{own.Count(row => row.Kept)} of {own.Length}",
                $"{own.Sum(row => row.Lost):N0}",
                $"{own.Sum(row => row.Wrong):N0}",
                $"{MedianLatency.SecondsOf(own):0.###}",
                $"{own.Average(row => row.Looks):0.#}",
                $"{own.Average(row => row.UserNs + row.SystemNs) / NsPerMs:0.##}",
                $"{own.Average(row => row.VoluntarySwitches + row.InvoluntarySwitches):0.#}",
            ]);
        }

        FittedTable.Write(
            console,
            [
                new("", IsNumber: false),
                new("honest"),
                new("lost"),
                new("wrong"),
                new("latency s", Rank: 1),
                new("looks", Rank: 3),
                new("CPU ms", Rank: 2),
                new("switches", Rank: 4),
            ],
            cells,
            "All runs: honest accounts, lost and wrong records; medians and means of a run");
    }
}
