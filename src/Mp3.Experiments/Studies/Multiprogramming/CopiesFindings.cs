// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>What the pictures over N show, in a sentence each; null where nothing is certain.</summary>
public static class CopiesFindings
{
    /// <summary>How utilization changes from the fewest copies to the most, and who uses the CPU then.</summary>
    /// <param name="points">By rising N.</param>
    /// <returns>null: fewer than two points.</returns>
    public static string? Utilization(IReadOnlyList<CopiesPoint> points)
    {
        if (Ends(points) is not var (first, last))
        {
            return null;
        }

        (double before, double after) = (first.Total.UtilizationPercent, last.Total.UtilizationPercent);
        string change = Changes.Between(before, after) switch
        {
            Change.Rises => $"rises from {before:0.00} to {after:0.00} %",
            Change.Falls => $"falls from {before:0.00} to {after:0.00} %",
            _ => $"stays at {after:0.00} %",
        };
        string share = after > 0 ? $"; at N = {last.Copies}, {last.Total.SystemPercent / after:0 %} of it is system time" : "";
        return $"From N = {first.Copies} to {last.Copies} CPU utilization {change}{share}.";
    }

    /// <summary>Where major faults begin, and how many there are in the end.</summary>
    /// <param name="points">By rising N.</param>
    /// <param name="onset">null: the runs don't part into those that swap and those that don't.</param>
    /// <returns>null: fewer than two points.</returns>
    public static string? Faults(IReadOnlyList<CopiesPoint> points, SwapOnset? onset)
    {
        if (Ends(points) is not var (_, last))
        {
            return null;
        }

        string end = $"N = {last.Copies} has {last.Total.MajorFaults:N0} major faults";
        return onset is not null ? $"Runs do not swap up to N = {onset.LastWithout}: the {onset.Text}. {end}."
            : points.All(point => point.Total.MajorFaults == 0) ? "No run has a major fault: all copies fit into the RAM."
            : $"{end}, N = {points[0].Copies} has {points[0].Total.MajorFaults:N0}.";
    }

    /// <summary>How much longer the most copies take than the fewest.</summary>
    /// <param name="points">By rising N.</param>
    /// <returns>null: fewer than two points.</returns>
    public static string? Completion(IReadOnlyList<CopiesPoint> points)
    {
        if (Ends(points) is not var (first, last) || first.Total.CompletionSeconds <= 0)
        {
            return null;
        }

        double ratio = last.Total.CompletionSeconds / first.Total.CompletionSeconds;
        string times = $"{last.Total.CompletionSeconds:0.00} s against {first.Total.CompletionSeconds:0.00} s";
        return Changes.Between(first.Total.CompletionSeconds, last.Total.CompletionSeconds) == Change.Stays
            ? $"{last.Copies} copies take no longer than {first.Copies} ({times})."
            : $"{last.Copies} copies take {ratio:0.00} times as long as {first.Copies} ({times}).";
    }

    /// <summary>One N alone: how long its copies take and which faults they have.</summary>
    public static string Alone(CopiesPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        string majors = point.Total.MajorFaults == 0 ? "no major one: everything fits into the RAM" : $"{point.Total.MajorFaults:N0} major ones";
        string copies = point.Copies == 1 ? "One copy takes" : $"{point.Copies} copies take";
        return $"{copies} {point.Total.CompletionSeconds:0.00} s, with {point.Total.MinorFaults:N0} minor faults and {majors}.";
    }

    private static (CopiesPoint First, CopiesPoint Last)? Ends(IReadOnlyList<CopiesPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return points.Count < 2 ? null : (points[0], points[^1]);
    }
}
