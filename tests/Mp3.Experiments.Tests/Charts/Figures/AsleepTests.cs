// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class AsleepTests
{
    [Fact]
    public void Twenty_iterations_sleep_19_s_and_that_is_shaded()
    {
        Panel panel = StudyCharts.FiguresOf(ReferenceStudy.Multiprog).Single(figure => figure.Name == "completion").Panels[0];

        Assert.Equal(new Shade(panel.X.Min, panel.X.Max, 0, 19), Assert.Single(panel.Shades));
        Assert.Equal(("asleep", "19 s of it"), (panel.Lines[0].Label, panel.Lines[0].Value));
        Assert.True(panel.Lines[1].Points.Min(point => point.Y) > 19);
    }

    [Theory]
    [InlineData(new[] { "/bin/work", "100", "R", "10000" }, 19)]
    [InlineData(new[] { "/bin/work", "--sleep=0.5", "100", "R", "10000" }, 9.5)]
    [InlineData(new[] { "/bin/work", "--sleep=0", "100", "R", "10000" }, 0)]
    public void The_pause_is_the_program_s_option(string[] argv, double seconds) =>
        Assert.Equal(seconds, WorkCommand.TryParse(new ProcessPlan("x", argv, 0, 20))!.SleepSeconds);

    [Fact]
    public void What_nobody_knows_to_sleep_is_not_shaded() => Assert.All(
        StudyCharts.FiguresOf(SyntheticStudy.Multiprog([1, 5, 11])).SelectMany(figure => figure.Panels), panel => Assert.Empty(panel.Shades));
}
