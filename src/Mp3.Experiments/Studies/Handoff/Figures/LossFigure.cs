// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>Lost and wrong records over the length of the stall: a column for each ring, all with the same axes.</summary>
public static class LossFigure
{
    /// <summary>One figure for all capacities: in the upper row what was lost, in the lower one what was wrong.</summary>
    public static Figure Of(IReadOnlyList<ScenarioRow> rows)
    {
        double greatest = rows.Max(row => Math.Max(row.Lost, row.Wrong));
        AxisScale stalls = AxisScale.Marks("Stall (periods)", [.. rows.Select(row => row.StallPeriods).Distinct().Order()]);
        AxisScale records = AxisScale.Amount("Records", greatest);
        IGrouping<long, ScenarioRow>[] rings = [.. rows.GroupBy(row => row.Capacity).OrderBy(ring => ring.Key)];
        return new Figure(
            "losses",
            "Lost and wrong records by the length of the stall, for each ring",
            $"Of {WrittenIn(rows)} records written in each run. Wrong: twice, torn, or in another's place. {ReportedIn(rows)}",
            [.. rows.Select(row => row.Strategy).Distinct(StringComparer.Ordinal).Select(name => new KeyEntry(name, StrategyStyle.Of(name)))],
            [
                .. rings.Select(ring => new Panel($"Lost, ring of {ring.Key:N0} ({InPeriods(ring.First())})", stalls, records, Lines(ring, row => row.Lost))),
                .. rings.Select(ring => new Panel($"Wrong, ring of {ring.Key:N0}", stalls, records, Lines(ring, row => row.Wrong))),
            ])
        {
            Columns = rings.Length,
        };
    }

    /// <summary>What a ring holds, as a time: such as <c>3.4 periods</c>.</summary>
    internal static string InPeriods(ScenarioRow row) =>
        $"{row.Capacity / row.PeriodRecords:0.##} periods";

    private static Curve[] Lines(IEnumerable<ScenarioRow> rows, Func<ScenarioRow, long> value) =>
        [.. rows.GroupBy(row => row.Strategy, StringComparer.Ordinal).Select(strategy =>
        {
            ScenarioRow[] points = [.. strategy.OrderBy(row => row.StallNs)];
            return new Curve(
                strategy.Key,
                $"{value(points[^1]):N0}",
                [.. points.Select(row => new CurvePoint(row.StallPeriods, value(row)))],
                StrategyStyle.Of(strategy.Key));
        })];

    private static string WrittenIn(IReadOnlyList<ScenarioRow> rows)
    {
        (long least, long most) = (rows.Min(row => row.Written), rows.Max(row => row.Written));
        return least == most ? $"{least:N0}" : $"{least:N0} to {most:N0}";
    }

    // Who keeps an account of its losses, and who doesn't.
    private static string ReportedIn(IReadOnlyList<ScenarioRow> rows)
    {
        string[] parts = [.. rows.GroupBy(row => row.Strategy, StringComparer.Ordinal)
            .Select(strategy => (Name: strategy.Key, Lost: strategy.Sum(row => row.Lost), Reported: strategy.Sum(row => row.ReportedLost)))
            .Where(strategy => strategy.Reported != strategy.Lost)
            .Select(strategy => $"{strategy.Name} {strategy.Reported:N0} of {strategy.Lost:N0}")];
        return parts.Length == 0 ? "All losses were reported." : $"Reported: {string.Join(", ", parts)}, the others all.";
    }
}
