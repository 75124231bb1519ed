// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What the pictures over time show, in a sentence each; null where nothing is certain.</summary>
public static class RunFindings
{
    /// <summary>One run: how many faults of which kind, and since when.</summary>
    public static string OfRun(MeasuredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        long faults = run.MinorFaults + run.MajorFaults;
        string all = $"{RunTitle.Of(run.Name)} has {faults:N0} page faults in {run.Seconds:0.00} s";
        return MajorOnset.Of(run.Samples) is { } onset
            ? $"{all}; {run.MajorFaults:N0} of them are major ({Percent(run.MajorFaults, faults)}), the first after {onset:0.0} s."
            : $"{all}, none of them major: everything fits into the RAM.";
    }

    /// <summary>Two runs beside each other.</summary>
    /// <returns>null: there are more or fewer than two.</returns>
    public static string? OfPairs(IReadOnlyList<MeasuredRun> runs)
    {
        if (runs is not [var first, var second])
        {
            return null;
        }

        (double before, double after) = (first.MinorFaults + first.MajorFaults, second.MinorFaults + second.MajorFaults);
        string faults = Changes.Between(before, after) switch
        {
            Change.Stays => $"has as many page faults as {RunTitle.Of(first.Name)} within {Changes.Margin:0 %}",
            Change.Falls => $"has {1 - (after / before):0 %} fewer page faults than {RunTitle.Of(first.Name)}",
            _ => $"has {(after / before) - 1:0 %} more page faults than {RunTitle.Of(first.Name)}",
        };
        string time = Changes.Between(first.Seconds, second.Seconds) switch
        {
            Change.Stays => "takes as long",
            Change.Falls => $"ends {1 - (second.Seconds / first.Seconds):0 %} sooner",
            _ => $"ends {(second.Seconds / first.Seconds) - 1:0 %} later",
        };
        return $"{RunTitle.Of(second.Name)} {faults} ({after:N0} against {before:N0}), and {time} ({second.Seconds:0.00} s against {first.Seconds:0.00} s).";
    }

    /// <summary>The highest rate in a picture of faults per second.</summary>
    /// <param name="figure">Its panels are the runs, its lines their processes.</param>
    /// <param name="kind">Such as <c>major</c>.</param>
    /// <param name="ceiling">What the swap device allows; null: nothing is known.</param>
    /// <returns>null: there is no such fault.</returns>
    public static string? OfRates(Figure figure, string kind, FaultCeiling? ceiling)
    {
        ArgumentNullException.ThrowIfNull(figure);
        (Panel Panel, Curve Line, double Rate)[] peaks = [.. figure.Panels
            .SelectMany(panel => panel.Lines, (panel, line) => (panel, line))
            .Where(found => found.line.Label is not null && found.line.Points.Count > 0 && found.line.Style != CurveStyle.Bound)
            .Select(found => (found.panel, found.line, found.line.Points.Max(point => point.Y)))];
        if (peaks.Length == 0 || peaks.Max(peak => peak.Rate) <= 0)
        {
            return null;
        }

        (Panel panel, Curve line, double rate) = peaks.MaxBy(peak => peak.Rate);
        string highest = $"{line.Label} has the highest rate, {rate:N0} {kind} faults/s ({panel.Heading})";
        return ceiling is null
            ? $"{highest}."
            : $"{highest}: {rate / ceiling.FaultsPerSecond:0 %} of the {ceiling.FaultsPerSecond:N0}/s that a request time of {ceiling.LatencyText} allows "
                + (ceiling.IsShared ? "all processes together." : "one process.");
    }

    private static string Percent(long part, long whole) => ((double)part / whole).ToString("0 %");
}
