// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>What the pictures of several seeds over N show, in a sentence each.</summary>
public static class RepeatedCopiesFindings
{
    /// <summary>How a metric changes from the fewest copies to the most.</summary>
    /// <param name="result">Runs over N.</param>
    /// <param name="metric">Of which.</param>
    /// <param name="name">The metric in the middle of a sentence, such as <c>CPU utilization</c>.</param>
    /// <returns>null: fewer than two N.</returns>
    public static string? OverCopies(RepeatedResult result, Metric metric, string name)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(metric);
        string[] byCopies = [.. result.Conditions.OrderBy(condition => CopiesRuns.CopiesOf(result.RowsOf(condition)[0]))];
        if (byCopies.Length < 2)
        {
            return null;
        }

        (int fewest, int most) = (CopiesRuns.CopiesOf(result.RowsOf(byCopies[0])[0]), CopiesRuns.CopiesOf(result.RowsOf(byCopies[^1])[0]));
        (double before, double after) = (result.Spread(byCopies[0], metric).Median, result.Spread(byCopies[^1], metric).Median);
        string change = Changes.Between(before, after) switch
        {
            Change.Rises => $"rises from {metric.Text(before)} to",
            Change.Falls => $"falls from {metric.Text(before)} to",
            _ => "stays at",
        };
        return $"From N = {fewest} to {most} {name} {change} {RepeatedFindings.WithInterval(result, byCopies[^1], metric)}: {RepeatedFindings.MediansOf(result)}.";
    }

    /// <summary>One N alone.</summary>
    public static string Alone(RepeatedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string run = result.Conditions[0];
        int copies = CopiesRuns.CopiesOf(result.RowsOf(run)[0]);
        return $"{(copies == 1 ? "One copy takes" : $"{copies} copies take")} {RepeatedFindings.WithInterval(result, run, ProcessMetrics.Completion)}, with {RepeatedFindings.WithInterval(result, run, ProcessMetrics.MajorFaults)} major faults: {RepeatedFindings.MediansOf(result)}.";
    }
}
