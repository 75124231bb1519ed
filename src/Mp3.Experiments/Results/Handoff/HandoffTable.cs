// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Results.Handoff;

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
        Table table = Create("ring", "stall", "written", strategies);
        table.Title("Lost / wrong records; stall in periods of the monitors", new Style(decoration: Decoration.Bold));
        foreach (IGrouping<string, ScenarioRow> scenario in rows.GroupBy(row => row.Scenario, StringComparer.Ordinal))
        {
            ScenarioRow first = scenario.First();
            table.AddRow(
            [
                $"{first.Capacity:N0}",
                $"{first.StallPeriods:0.##}",
                $"{first.Written:N0}",
                .. scenario.Select(row => $"{row.Lost:N0} / {row.Wrong:N0}"),
            ]);
        }

        console.Write(table);
    }

    private static void WriteStrategies(IAnsiConsole console, IReadOnlyList<ScenarioRow> rows, string[] strategies)
    {
        Table table = Create("", "honest", "lost", ["wrong", "latency s", "looks", "CPU ms", "switches"]);
        table.Title("All runs: honest accounts, lost and wrong records; medians and means of a run", new Style(decoration: Decoration.Bold));
        foreach (string strategy in strategies)
        {
            ScenarioRow[] own = [.. rows.Where(row => row.Strategy == strategy)];
            table.AddRow(
                strategy,
                $"{own.Count(row => row.Kept)} of {own.Length}",
                $"{own.Sum(row => row.Lost):N0}",
                $"{own.Sum(row => row.Wrong):N0}",
                $"{MedianLatency.SecondsOf(own):0.###}",
                $"{own.Average(row => row.Looks):0.#}",
                $"{own.Average(row => row.UserNs + row.SystemNs) / NsPerMs:0.##}",
                $"{own.Average(row => row.VoluntarySwitches + row.InvoluntarySwitches):0.#}");
        }

        console.Write(table);
    }

    private static Table Create(string first, string second, string third, string[] others)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn(first).NoWrap());
        foreach (string heading in (string[])[second, third, .. others])
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        return table;
    }
}
