// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class FaultLatencyFigureTests
{
    private static readonly FaultCeiling Device = new(10_000, 100_000, IsShared: false);

    [Fact]
    public void Median_tail_and_the_device_are_marked()
    {
        Figure figure = FaultLatencyFigure.Of([MapOf("pair-a", [.. Enumerable.Range(1, 100).Select(k => (ulong)k * 10_000)])], Device)!;

        Panel panel = Assert.Single(figure.Panels);
        Assert.Equal(["the device's request", "median", "99th percentile"], panel.Marks.Select(mark => mark.Text.Split(':')[0]));
        Assert.All(
            panel.Marks.Zip((double[])[100_000, 500_000, 990_000]),
            pair => Assert.Equal(Math.Log10(pair.Second), pair.First.X, tolerance: 0.003));
        Assert.Equal(100, panel.Lines[0].Points.Where(point => point.Y > 0).Sum(point => Math.Pow(10, point.Y - 0.3)), tolerance: 1e-9);
        Assert.Contains("so the median is 5.0 requests long", figure.Finding, StringComparison.Ordinal);
        Assert.Equal(["10 µs", "100 µs", "1 ms", "10 ms"], panel.X.TickLabels);
    }

    [Fact]
    public void A_single_fault_beside_very_many_has_a_height_that_is_seen()
    {
        Figure figure = FaultLatencyFigure.Of([MapOf("pair-a", [.. Enumerable.Repeat(100_000UL, 50_000), 80_000_000])], Device)!;

        Panel panel = figure.Panels[0];
        Assert.True(panel.Lines[0].Points[^2].Y > 0.05 * panel.Y.Max);
        Assert.Equal(["1", "10", "100", "1,000", "10,000", "100,000"], panel.Y.TickLabels);
    }

    [Fact]
    public void A_device_without_a_model_has_no_mark()
    {
        Figure figure = FaultLatencyFigure.Of([MapOf("pair-a", [5000])], ceiling: null)!;

        Assert.Equal(2, figure.Panels[0].Marks.Count);
        Assert.DoesNotContain("device", figure.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_share_their_axes_and_one_without_major_faults_has_no_panel()
    {
        Figure figure = FaultLatencyFigure.Of([MapOf("a", [100_000, 120_000]), MapOf("b", []), MapOf("c", [9_000_000])], Device)!;

        Assert.Equal(["a: 2 major faults", "c: 1 major faults"], figure.Panels.Select(panel => panel.Heading));
        Assert.Single(figure.Panels.Select(panel => (panel.X, panel.Y)).Distinct());
    }

    [Fact]
    public void Many_runs_stand_beside_each_other_with_their_numbers_in_the_headings()
    {
        Figure figure = FaultLatencyFigure.Of([.. Enumerable.Range(1, 15).Select(n => MapOf($"n{n:00}", [(ulong)n * 100_000]))], Device)!;

        Assert.Equal((3, 12), (figure.Columns, figure.Panels.Count));
        Assert.StartsWith("n01: median 100 µs, 99 % 100 µs", figure.Panels[0].Heading, StringComparison.Ordinal);
        Assert.EndsWith("The first 12 of 15 runs.", figure.Note, StringComparison.Ordinal);
        Assert.Equal(2, figure.Key.Count);
    }

    [Fact]
    public void Without_a_major_fault_there_is_no_figure() => Assert.Null(FaultLatencyFigure.Of([MapOf("a", [])], Device));

    private static FaultMap MapOf(string run, ulong[] latencies)
    {
        var histogram = new LatencyHistogram();
        foreach (ulong latency in latencies)
        {
            histogram.Add(latency);
        }

        return new FaultMap(run, [], histogram);
    }
}
