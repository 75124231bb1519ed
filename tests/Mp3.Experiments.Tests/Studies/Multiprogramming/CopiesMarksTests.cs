// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Multiprogramming;

public sealed class CopiesMarksTests
{
    [Theory]
    [InlineData("utilization")]
    [InlineData("faults", "knee: N = 9")]
    [InlineData("completion", "knee: N = 10")]
    public void Where_every_N_was_measured_the_knee_of_a_curve_is_marked(string name, params string[] knees) => Assert.Equal(
        [.. knees, "N × working set = usable RAM: 9.1"],
        Figure(ReferenceStudy.Multiprog, name).Panels[0].Marks.Select(mark => mark.Text));

    [Fact]
    public void Pictures_over_N_mark_where_the_RAM_ends_and_no_knee_between_distant_numbers()
    {
        foreach (string name in (string[])["utilization", "faults", "completion"])
        {
            IReadOnlyList<Mark> marks = Figure(ReferenceStudy.OnlyRuns(ReferenceStudy.Multiprog, "n01", "n05", "n11"), name).Panels[0].Marks;

            Assert.Equal(["N × working set = usable RAM: 9.1"], marks.Select(mark => mark.Text));
            // 909.0 MiB over 25,590 pages of 4 KiB.
            Assert.Equal(9.094, marks[0].X, 0.01);
        }
    }

    [Fact]
    public void What_lies_outside_of_the_picture_is_not_marked() => Assert.DoesNotContain(
        Figure(ReferenceStudy.WithUsableMib(ReferenceStudy.Multiprog, 2000), "utilization").Panels[0].Marks,
        mark => mark.Text.Contains("RAM", StringComparison.Ordinal));

    [Fact]
    public void The_model_of_the_minor_faults_is_drawn_beside_them()
    {
        IReadOnlyList<Curve> lines = Figure(ReferenceStudy.Multiprog, "faults").Panels[1].Lines;

        Assert.Equal(["first touches (model)", "minor"], lines.Select(line => line.Label));
        Assert.Equal(20 * 25_590, lines[0].Points[^1].Y, 20.0);
    }

    [Fact]
    public void Without_a_plan_only_the_data_are_marked() => Assert.All(
        StudyList.View(SyntheticStudy.Multiprog([1, 5, 11])).Figures.SelectMany(figure => figure.Panels).SelectMany(panel => panel.Marks),
        mark => Assert.StartsWith("knee", mark.Text, StringComparison.Ordinal));

    private static Figure Figure(ProcessResult study, string name) => StudyList.View(study).Figures.Single(figure => figure.Name == name);
}
