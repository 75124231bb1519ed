// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;
using Spectre.Console;

namespace Mp3.Experiments.Results.Repetition;

/// <summary>The tables that a study prints that was repeated.</summary>
public static class RepeatedTables
{
    /// <summary>Beyond this many conditions the differences between neighbours would be a wall of numbers.</summary>
    private const int MostConditions = 4;

    // What 80 columns have room for; the report has them all.
    private static readonly Metric[] Shown = [Metric.Completion, Metric.MinorFaults, Metric.MajorFaults, Metric.Utilization];

    /// <summary>Writes medians with their intervals, then the difference of each condition from the one before.</summary>
    public static void Write(IAnsiConsole console, RepeatedResult result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        MedianInterval any = result.Spread(result.Conditions[0], Metric.Completion);
        console.WriteLine($"median of {any.Count} seeds, and below it its {any.ConfidenceText} interval");
        console.Write(Spreads(result));
        if (result.Conditions.Count > MostConditions)
        {
            return;
        }

        foreach ((string from, string to) in result.Conditions.Zip(result.Conditions.Skip(1)))
        {
            console.WriteLine($"{to} less {from}, seed by seed: median [{any.ConfidenceText} interval]");
            console.Write(Differences(result, from, to));
        }
    }

    /// <summary>A median and its interval in words.</summary>
    public static string Text(MedianInterval spread, Func<double, string> format)
    {
        ArgumentNullException.ThrowIfNull(spread);
        ArgumentNullException.ThrowIfNull(format);
        return $"{format(spread.Median)} [{format(spread.Low)}, {format(spread.High)}]";
    }

    private static Table Spreads(RepeatedResult result)
    {
        Table table = New("run", [.. Shown.Select(metric => metric.Name)]);
        foreach (string condition in result.Conditions)
        {
            table.AddRow([Markup.Escape(condition), .. Shown.Select(metric => Lines(result.Spread(condition, metric), metric))]);
        }

        return table;
    }

    private static string Lines(MedianInterval spread, Metric metric) =>
        Markup.Escape($"{metric.Text(spread.Median)}\n[{metric.Text(spread.Low)}, {metric.Text(spread.High)}]");

    private static Table Differences(RepeatedResult result, string from, string to)
    {
        Table table = New("metric", ["difference", "ratio", "verdict"]);
        foreach (Metric metric in Metric.All)
        {
            Difference difference = result.Between(from, to, metric);
            table.AddRow(metric.Name, Markup.Escape(Text(difference.Absolute, metric.SignedText)), difference.RelativeText, difference.Ruling);
        }

        return table;
    }

    private static Table New(string first, string[] others)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn(first).NoWrap());
        foreach (string heading in others)
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        return table;
    }
}
