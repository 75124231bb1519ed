// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>What the console shows of a curve: a line for each point.</summary>
internal static class CurveTable
{
    public static void Write(IAnsiConsole console, CurveResult result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        MeasuredCurve curve = CurveResult.CurveOf(result.Rows);
        FittedTable.Write(
            console,
            [new("RAM MiB"), new("end", IsNumber: false), new("time s"), new("slowdown"), new("minor"), new("major"), new("blocked", Rank: 1), new("peak MiB", Rank: 2)],
            [.. result.Rows.Select(row => (string[])
            [
                row.IsReference ? $"no limit ({row.RamMib:N0})" : $"{row.RamMib:N0}",
                row.EndWord,
                $"{row.Point.Seconds:F3}",
                row.IsReference || !row.Point.IsWhole ? "" : SlowdownOf(curve, row.Point),
                $"{row.Counted[ProcessColumn.MinorFaults]:N0}",
                $"{row.Counted[ProcessColumn.MajorFaults]:N0}",
                $"{row.Point.BlockedSeconds / row.Point.Seconds:0 %}",
                row.PeakKib > 0 ? $"{row.PeakKib / 1024.0:N1}" : "–",
            ])],
            "A run for each RAM; blocked: the part of its time in which no program executes");
    }

    // A negative zero would be shown with its sign.
    private static string SlowdownOf(MeasuredCurve curve, RamPoint point) => $"{Math.Round(curve.FactorOf(point) - 1, 3) + 0.0:0.0 %}";
}
