// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Studies.Sweep;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Made-up sweeps. No number in them was measured.</summary>
internal static class SyntheticSweep
{
    public static SweepAxis Ram(params int[] mib) => Numbers("memory", "RAM (MiB)", mib);

    public static SweepAxis Copies(int most) => Numbers("n", "Concurrent copies, N", [.. Enumerable.Range(1, most)]);

    public static SweepAxis Size(params int[] mib) => Numbers("size", "Memory of one copy (MiB)", mib);

    public static SweepAxis Swap(params string[] words) => Words("swap", "Swap device", words);

    public static SweepAxis Pattern(params string[] words) => Words("pattern", "Access pattern", words);

    public static SweepAxis Numbers(string name, string words, IEnumerable<int> numbers) =>
        new(name, words, [.. numbers.Select(number => ParameterValue.Of(number))]);

    public static SweepAxis Words(string name, string words, params string[] values) =>
        new(name, words, [.. values.Select(value => new ParameterValue(value))]);

    /// <summary>A program of 100 MiB and of so many copies on such devices: what does not fit into the RAM faults.</summary>
    /// <param name="axes">Of those above; what is missing has a default.</param>
    /// <param name="seeds">Each moves all numbers by a hundredth.</param>
    /// <param name="failed">Conditions that are absent, by their number; null: none.</param>
    public static SweepGrid Of(IReadOnlyList<SweepAxis> axes, int seeds = 1, Func<int, bool>? failed = null) => Of(
        axes,
        at =>
        {
            double wanted = NumberIn(at, "n", 4) * NumberIn(at, "size", 100);
            double missing = Math.Max(0, 1 - (NumberIn(at, "memory", 512) / wanted));
            double device = WordIn(at, "swap") switch { "hdd" => 8, "zram" => 0.2, _ => 1 };
            double major = Math.Round(1e6 * missing * missing * (WordIn(at, "pattern") == "local" ? 0.01 : 1));
            double seconds = 12 + (NumberIn(at, "n", 4) * 0.5) + (major * device * 1e-4);
            return [seconds, wanted * 256, major, ((wanted * 256) + major) / seconds, 100 * 12 / seconds];
        },
        seeds,
        failed);

    /// <summary>Any sweep of processes.</summary>
    /// <param name="axes">In its order.</param>
    /// <param name="metrics">Of a condition, given the names and values of the axes: as <see cref="ProcessMetrics.All"/>.</param>
    /// <param name="seeds">As above.</param>
    /// <param name="failed">As above.</param>
    public static SweepGrid Of(
        IReadOnlyList<SweepAxis> axes, Func<Parameters, IReadOnlyList<double>> metrics, int seeds = 1, Func<int, bool>? failed = null)
    {
        IEnumerable<ParameterValue[]> places = axes.Aggregate(
            (IEnumerable<ParameterValue[]>)[[]], (before, axis) => before.SelectMany(place => axis.Values.Select(value => (ParameterValue[])[.. place, value])));
        return new SweepGrid(
            axes,
            ProcessMetrics.All,
            [.. places.Index().Where(place => failed is null || !failed(place.Index)).Select(place => new SweepCondition(
                place.Item,
                [.. metrics(Parameters.Of([.. axes.Zip(place.Item, (axis, value) => (axis.Name, value))])).Select(value =>
                    MedianInterval.Of(Enumerable.Range(0, seeds).Select(seed => value * (1 + (0.01 * (seed - (seeds / 2)))))))]))],
            seeds);
    }

    private static double NumberIn(Parameters at, string name, double otherwise) => at.Find(name)?.Number ?? otherwise;

    private static string? WordIn(Parameters at, string name) => at.Find(name)?.Text;
}
