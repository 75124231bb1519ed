// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Results.Handoff;

/// <summary>The tables that case study 3 prints: one line a scenario, then one a strategy.</summary>
public static class HandoffTable
{
    private const double NsPerMs = 1e6;
    private const double NsPerSecond = 1e9;

    /// <summary>Writes both.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<ScenarioRow> rows)
    {
        string[] strategies = [.. rows.Select(row => row.Strategy).Distinct(StringComparer.Ordinal)];
        WriteScenarios(console, rows, strategies);
        WriteStrategies(console, rows, strategies);
    }

    private static void WriteScenarios(IAnsiConsole console, IReadOnlyList<ScenarioRow> rows, string[] strategies)
    {
        Table table = Create("ring", "stall", "written", [.. strategies.Select(strategy => $"{strategy}: lost"), "wrong in all logs"]);
        foreach (IGrouping<string, ScenarioRow> scenario in rows.GroupBy(row => row.Scenario, StringComparer.Ordinal))
        {
            ScenarioRow first = scenario.First();
            string wrong = string.Join(", ", scenario.Where(row => row.Wrong > 0).Select(row => $"{row.Strategy} {row.Wrong:N0}"));
            table.AddRow(
            [
                $"{first.Capacity:N0}",
                $"{first.StallPeriods:0.##}",
                $"{first.Written:N0}",
                .. scenario.Select(row => row.Lost == row.ReportedLost ? $"{row.Lost:N0}" : $"{row.Lost:N0} (says {row.ReportedLost:N0})"),
                wrong.Length == 0 ? "0" : wrong,
            ]);
        }

        console.Write(table);
    }

    private static void WriteStrategies(IAnsiConsole console, IReadOnlyList<ScenarioRow> rows, string[] strategies)
    {
        Table table = Create("strategy", "honest runs", "lost", ["wrong", "median latency s", "looks a run", "CPU ms a run", "switches a run"]);
        foreach (string strategy in strategies)
        {
            ScenarioRow[] own = [.. rows.Where(row => row.Strategy == strategy)];
            double latency = own.Select(row => row.MedianLatencyNs).Order().ElementAt(own.Length / 2) / NsPerSecond;
            table.AddRow(
                strategy,
                $"{own.Count(row => row.Kept)} of {own.Length}",
                $"{own.Sum(row => row.Lost):N0}",
                $"{own.Sum(row => row.Wrong):N0}",
                $"{latency:0.###}",
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
