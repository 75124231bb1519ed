// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Handoff;

namespace Mp3.Experiments.Charts.Findings;

/// <summary>What the picture of the losses shows.</summary>
public static class HandoffFinding
{
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
}
