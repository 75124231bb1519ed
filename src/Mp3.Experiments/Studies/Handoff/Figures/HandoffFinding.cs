// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>What the pictures of case study 3 show, in a sentence each; null where there is nothing to say.</summary>
public static class HandoffFinding
{
    private const double NsPerSecond = 1e9;

    /// <summary>Which monitors lost records without a word, and which told of each.</summary>
    /// <returns>null: nobody lost any.</returns>
    public static string? Losses(IReadOnlyList<ScenarioRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (string Name, long Lost, long Reported)[] monitors = [.. rows
            .GroupBy(row => row.Strategy, StringComparer.Ordinal)
            .Select(own => (own.Key, own.Sum(row => row.Lost), own.Sum(row => row.ReportedLost)))
            .Where(monitor => monitor.Item2 > 0)];
        string[] parts =
        [
            .. monitors.Where(monitor => monitor.Reported < monitor.Lost)
                .Select(monitor => $"{monitor.Name} loses {monitor.Lost:N0} records and reports {monitor.Reported:N0} of them"),
            .. monitors.Where(monitor => monitor.Reported >= monitor.Lost)
                .Select(monitor => $"{monitor.Name} loses {monitor.Lost:N0} and reports each"),
        ];
        return parts.Length == 0 ? null : $"Over all runs {string.Join("; ", parts)}.";
    }

    /// <summary>What each monitor lost in one run.</summary>
    /// <param name="run">The run's rows, one a monitor.</param>
    public static string Race(IReadOnlyList<ScenarioRow> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string when = run[0].StallNs > 0 ? $"Stopped for {run[0].StallPeriods:0.##} periods" : "Without a stall";
        IEnumerable<string> losses = run.Select(row => $"{row.Strategy} loses {(row.Lost > 0 ? $"{row.Lost:N0}" : "none")}");
        return $"{when}, of {run[0].Written:N0} records {string.Join(", ", losses)}.";
    }

    /// <summary>Which monitor's median record waits the least, and which one's the most.</summary>
    /// <param name="run">The run's rows, one a monitor.</param>
    /// <returns>null: there is one monitor alone.</returns>
    public static string? Latency(IReadOnlyList<ScenarioRow> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Count < 2)
        {
            return null;
        }

        (ScenarioRow first, ScenarioRow last) = (run.MinBy(row => row.MedianLatencyNs)!, run.MaxBy(row => row.MedianLatencyNs)!);
        string when = run[0].StallNs > 0 ? $"Delayed for {run[0].StallPeriods:0.##} periods" : "Without a delay";
        return $"{when}, the median record waits {first.MedianLatencyNs / NsPerSecond:0.00} s with {first.Strategy} and {last.MedianLatencyNs / NsPerSecond:0.00} s with {last.Strategy}.";
    }
}
