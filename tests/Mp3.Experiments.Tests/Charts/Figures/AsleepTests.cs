// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class AsleepTests
{
    [Fact]
    public void Twenty_iterations_sleep_19_s_and_that_is_shaded()
    {
        Panel panel = StudyList.View(ReferenceStudy.Multiprog).Figures.Single(figure => figure.Name == "completion").Panels[0];

        Assert.Equal(new Shade(panel.X.Min, panel.X.Max, 0, 19), Assert.Single(panel.Shades));
        Assert.Equal(("asleep", "19 s of it"), (panel.Lines[0].Label, panel.Lines[0].Value));
        Assert.True(panel.Lines[1].Points.Min(point => point.Y) > 19);
    }

    [Theory]
    [InlineData(1000, 19)]
    [InlineData(500, 9.5)]
    [InlineData(0, 0)]
    public void The_pause_is_the_plan_s(int pauseMs, double seconds) => Assert.Equal(
        seconds, WorkModel.Of(new ProcessPlan("x", 0, new Workload(100, AccessPattern.Random, 10000, 20, 1, PauseMs: pauseMs)))!.SleepSeconds);

    [Fact]
    public void What_nobody_knows_to_sleep_is_not_shaded() => Assert.All(
        StudyList.View(SyntheticStudy.Multiprog([1, 5, 11])).Figures.SelectMany(figure => figure.Panels), panel => Assert.Empty(panel.Shades));
}
