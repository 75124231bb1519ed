// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class RateFigureTests
{
    [Fact]
    public void Each_pair_has_a_panel_on_the_same_axes_with_the_device_s_ceiling()
    {
        // 69.6 µs, and 4,096 bytes at 560 MB/s.
        const double Most = 1e9 / (69_600 + 7_314);
        Figure figure = FigureOf(ReferenceStudy.CaseStudy1);

        Assert.Equal(2, figure.Panels.Count);
        Assert.Single(figure.Panels.Select(panel => (panel.X.Max, panel.Y.Max)).Distinct());
        Assert.All(figure.Panels, panel =>
        {
            Curve ceiling = panel.Lines[0];
            Assert.Equal(("ceiling, one process", "13,002/s"), (ceiling.Label, ceiling.Value));
            Assert.All(ceiling.Points, point => Assert.Equal(Most, point.Y, 0.01));
            Assert.True(panel.Y.Max > Most);
            // One thread that waits 76.9 µs for each can't have more.
            Assert.All(panel.Lines.Skip(1), line => Assert.True(line.Points.Max(point => point.Y) <= Most));
        });
    }

    [Theory]
    [InlineData("latency=100us,bandwidth=0", 10_000, false)]
    [InlineData("latency=60us,bandwidth=102400000", 10_000, false)]
    [InlineData("latency=20us,bandwidth=0,depth=1", 50_000, true)]
    public void The_ceiling_is_one_over_the_time_that_a_page_takes(string disk, double faults, bool isShared)
    {
        FaultCeiling ceiling = FaultCeiling.Of(ReferenceStudy.CaseStudy1.Manifest.Settings with { Swap = "ssd", Disk = disk })!;

        Assert.Equal((faults, isShared), (ceiling.FaultsPerSecond, ceiling.IsShared));
    }

    [Theory]
    [InlineData("zram")]
    [InlineData("hdd")]
    [InlineData("none")]
    public void A_device_whose_requests_have_no_known_time_has_no_ceiling(string swap) =>
        Assert.Null(FaultCeiling.Of(ReferenceStudy.CaseStudy1.Manifest.Settings with { Swap = swap, Disk = null }));

    [Fact]
    public void A_ceiling_far_above_the_data_is_left_out()
    {
        ProcessResult study = ReferenceStudy.CaseStudy1;
        ProcessResult slow = study with { Samples = [.. study.Samples.Select(row => row with { MajorFaults = row.MajorFaults / 20 })] };

        Assert.All(FigureOf(slow).Panels, panel => Assert.DoesNotContain(panel.Lines, line => line.Label is { } label && label.StartsWith("ceiling", StringComparison.Ordinal)));
    }

    private static Figure FigureOf(ProcessResult study) => StudyList.View(study).Figures.Single(figure => figure.Name == "fault-rate");
}
