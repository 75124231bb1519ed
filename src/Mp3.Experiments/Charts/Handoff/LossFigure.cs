// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results.Handoff;

namespace Mp3.Experiments.Charts.Handoff;

/// <summary>Lost and wrong samples over the length of the stall, one picture a ring, all with the same axes.</summary>
public static class LossFigure
{
    /// <summary>One figure for each capacity.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<ScenarioRow> rows)
    {
        double greatest = rows.Max(row => Math.Max(row.Lost, row.Wrong));
        AxisScale stalls = AxisScale.Marks("Stall (periods of the monitors)", [.. rows.Select(row => row.StallPeriods).Distinct().Order()]);
        AxisScale records = AxisScale.Amount("Records (number)", greatest);
        return rows.GroupBy(row => row.Capacity).Select(ring => new Figure(
            $"losses-{ring.Key}",
            $"Lost and wrong records in a ring of {ring.Key:N0}: {InPeriods(ring.First())} of the monitors",
            $"Of {ring.First().Written:N0} records written in each run. Wrong: twice, torn, or in another one's place. Same axes for all rings.",
            [],
            [
                new Panel("Lost: written, but not in the log", stalls, records, Lines(ring, row => row.Lost, WhatItSays)),
                new Panel("Wrong: in the log, but not the record that should be there", stalls, records, Lines(ring, row => row.Wrong, _ => "")),
            ]));
    }

    /// <summary>What a ring holds, as a time: such as <c>3.4 periods</c>.</summary>
    internal static string InPeriods(ScenarioRow row) =>
        $"{row.Capacity / row.PeriodRecords:0.##} periods";

    private static Curve[] Lines(IEnumerable<ScenarioRow> rows, Func<ScenarioRow, long> value, Func<ScenarioRow, string> remark) =>
        [.. rows.GroupBy(row => row.Strategy, StringComparer.Ordinal).Select(strategy =>
        {
            ScenarioRow[] points = [.. strategy.OrderBy(row => row.StallNs)];
            return new Curve(
                strategy.Key,
                $"{value(points[^1]):N0}{remark(points[^1])}",
                [.. points.Select(row => new CurvePoint(row.StallPeriods, value(row)))],
                CurveStyle.OfStrategy(strategy.Key));
        })];

    private static string WhatItSays(ScenarioRow row) =>
        row.Lost == row.ReportedLost ? "" : $", {row.ReportedLost:N0} of them told";
}
