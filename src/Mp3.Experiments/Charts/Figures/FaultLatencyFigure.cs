// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>How long major faults take, from the trap to their end: a panel for each run, all with the same axes.</summary>
public static class FaultLatencyFigure
{
    private const double Median = 0.5;
    private const double Tail = 0.99;

    /// <summary>Panels below each other that have room for the names of their marks.</summary>
    private const int MostOfOneColumn = 3;

    private const int ManyColumns = 3;

    /// <summary>Height of a single fault, as a part of that of a factor of ten: a tail of single faults is seen.</summary>
    private const double OneFault = 0.3;
    private const int MostPanels = 12;

    /// <summary>The histogram of every run that has major faults.</summary>
    /// <param name="maps">Of the runs' logs.</param>
    /// <param name="ceiling">The swap device's; null: its latency is not known.</param>
    /// <returns>null: there is no major fault whose end is known.</returns>
    public static Figure? Of(IReadOnlyList<FaultMap> maps, FaultCeiling? ceiling)
    {
        ArgumentNullException.ThrowIfNull(maps);
        FaultMap[] all = [.. maps.Where(map => map.Latencies.Count > 0)];
        FaultMap[] runs = [.. all.Take(MostPanels)];
        if (runs.Length == 0)
        {
            return null;
        }

        AxisScale latency = LatencyAxis(runs, ceiling);
        AxisScale faults = FaultAxis(runs.Max(run => run.Latencies.Buckets().Max(bucket => bucket.Faults)));
        bool isNarrow = runs.Length > MostOfOneColumn;
        return new Figure(
            "fault-latency",
            "How long major faults take",
            NoteOf(runs.Length, all.Length),
            isNarrow ? KeyOf(ceiling) : [],
            [.. runs.Select(run => new Panel(HeadingOf(run, isNarrow), latency, faults, [LineOf(run.Latencies)])
            {
                Marks = MarksOf(run.Latencies, ceiling),
            })])
        {
            Columns = isNarrow ? ManyColumns : 1,
            Finding = FaultLatencyFinding.Of(all, ceiling),
        };
    }

    private static string NoteOf(int shown, int all)
    {
        string note = $"From the trap to the end of the fault; both axes are logarithmic, {LatencyHistogram.PerDecade} steps to a factor of ten in time.";
        return shown < all ? $"{note} The first {shown} of {all} runs." : note;
    }

    private static string HeadingOf(FaultMap run, bool isNarrow) => isNarrow
        ? $"{RunTitle.Of(run.Run)}: median {Text(run, Median)}, 99 % {Text(run, Tail)}"
        : $"{RunTitle.Of(run.Run)}: {run.Latencies.Count:N0} major faults";

    private static string Text(FaultMap run, double share) => Durations.Text(run.Latencies.Quantile(share));

    // Where the marks have no names.
    private static KeyEntry[] KeyOf(FaultCeiling? ceiling) =>
    [
        new("median and 99th percentile", CurveStyle.FoundPlace),
        .. ceiling is null ? (KeyEntry[])[] : [new($"the device's request: {ceiling.LatencyText}", CurveStyle.PredictedPlace)],
    ];

    private static AxisScale LatencyAxis(FaultMap[] runs, FaultCeiling? ceiling)
    {
        double[] ends =
        [
            .. runs.SelectMany(run => run.Latencies.Buckets()).Select(bucket => bucket.Log10),
            .. ceiling is null ? (double[])[] : [Math.Log10(ceiling.LatencyNs)],
        ];
        int first = (int)Math.Floor(ends.Min());
        int last = Math.Max(first + 1, (int)Math.Ceiling(ends.Max() + (1d / LatencyHistogram.PerDecade) - 1e-9));
        double[] ticks = [.. Enumerable.Range(first, last - first + 1).Select(power => (double)power)];
        return new AxisScale("Latency", first, last, ticks) { Names = [.. ticks.Select(power => Durations.Text(Math.Pow(10, power)))] };
    }

    private static AxisScale FaultAxis(long most)
    {
        int last = Math.Max(1, (int)Math.Ceiling(Math.Log10(most)));
        int[] powers = [.. Enumerable.Range(0, last + 1)];
        return new AxisScale("Major faults", 0, last + OneFault + 0.1, [.. powers.Select(power => power + OneFault)])
        {
            Names = [.. powers.Select(power => $"{Math.Pow(10, power):N0}")],
        };
    }

    private static double HeightOf(long faults) => faults == 0 ? 0 : Math.Log10(faults) + OneFault;

    private static Curve LineOf(LatencyHistogram latencies)
    {
        IReadOnlyList<(double Log10, long Faults)> buckets = latencies.Buckets();
        const double Width = 1d / LatencyHistogram.PerDecade;
        return new Curve(
            null,
            null,
            [
                new CurvePoint(buckets[0].Log10, 0),
                .. buckets.Select(bucket => new CurvePoint(bucket.Log10, HeightOf(bucket.Faults))),
                new CurvePoint(buckets[^1].Log10 + Width, 0),
            ],
            CurveStyle.MajorBars,
            IsSteps: true);
    }

    private static Mark[] MarksOf(LatencyHistogram latencies, FaultCeiling? ceiling) =>
    [
        .. ceiling is null ? (Mark[])[] : [new(Math.Log10(ceiling.LatencyNs), $"the device's request: {ceiling.LatencyText}", CurveStyle.PredictedPlace)],
        MarkAt(latencies, Median, "median"),
        MarkAt(latencies, Tail, "99th percentile"),
    ];

    private static Mark MarkAt(LatencyHistogram latencies, double share, string name)
    {
        double ns = latencies.Quantile(share);
        return new Mark(Math.Log10(ns), $"{name}: {Durations.Text(ns)}", CurveStyle.FoundPlace);
    }
}
