// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts;

public sealed class StudyFiguresTests
{
    private static readonly ProcessResult Pairs = ProcessResult.Load(FixtureFolder.CaseStudy1);

    [Fact]
    public void Case_study_1_begins_with_the_overlay_which_answers_it() => Assert.Equal(
        ["faults-overlay", "faults-pair-a", "faults-pair-b", "fault-rate", "minor-fault-rate", "memory-pair-a", "reclaim-pair-a", "memory-pair-b", "reclaim-pair-b"],
        StudyList.View(Pairs).Figures.Select(figure => figure.Name));

    [Fact]
    public void Both_pairs_share_their_axes()
    {
        (Figure a, Figure b) = (Figure("faults-pair-a"), Figure("faults-pair-b"));

        Assert.Equal(a.Panels.Select(Limits), b.Panels.Select(Limits));
        Assert.All(a.Panels.Concat(b.Panels), HoldsAllPoints);
    }

    [Fact]
    public void The_sum_ends_where_its_processes_ends_add_up_and_as_wait4_says()
    {
        foreach (string run in (string[])["pair-a", "pair-b"])
        {
            Panel major = Figure($"faults-{run}").Panels[0];

            Assert.Equal(3, major.Lines.Count);
            Assert.Equal(major.Lines[1].Points[^1].Y + major.Lines[2].Points[^1].Y, major.Lines[0].Points[^1].Y);
            Assert.Equal(Pairs.Runs.Where(row => row.Run == run).Sum(row => row.MajorFaults), major.Lines[0].Points[^1].Y);
        }
    }

    [Fact]
    public void The_overlay_tells_major_from_minor_and_shades_from_the_first_major_fault_on()
    {
        IReadOnlyList<Panel> panels = Figure("faults-overlay").Panels;
        double first = Pairs.Samples.Where(row => row.MajorFaults > 0).Min(row => row.TimeNs) / 1e9;

        Assert.Equal(Pairs.Runs.Where(row => row.Run == "pair-b").Sum(row => row.MajorFaults), panels[0].Lines[1].Points[^1].Y);
        Assert.Equal(Pairs.Runs.Where(row => row.Run == "pair-b").Sum(row => row.MinorFaults), panels[1].Lines[1].Points[^1].Y);
        Assert.All(panels, panel => Assert.Equal((first, panel.X.Max), (Assert.Single(panel.Shades).Left, panel.Shades[0].Right)));
        Assert.Equal(2, panels[0].Marks.Count);
    }

    [Fact]
    public void Without_a_major_fault_nothing_is_shaded()
    {
        ProcessResult quiet = Pairs with { Samples = [.. Pairs.Samples.Select(row => row with { MajorFaults = 0 })] };

        Assert.All(StudyList.View(quiet).Figures.SelectMany(figure => figure.Panels), panel => Assert.Empty(panel.Shades));
    }

    [Fact]
    public void One_number_of_copies_makes_a_table_and_no_line()
    {
        ProcessResult study = SyntheticStudy.Multiprog([5]);

        Figure figure = Assert.Single(StudyList.View(study).Figures);

        Assert.Empty(figure.Panels);
        IReadOnlyList<string> major = figure.Tables[0].Rows.Single(row => row[0].StartsWith("Major", StringComparison.Ordinal));
        Assert.Equal($"{study.Runs.Sum(row => row.MajorFaults):N0}", major[1]);
    }

    [Fact]
    public void The_same_thing_looks_the_same_and_different_things_differ()
    {
        Panel a = Figure("faults-pair-a").Panels[0];
        Panel b = Figure("faults-pair-b").Panels[0];
        Panel overlay = Figure("faults-overlay").Panels[0];

        Assert.Equal(a.Lines[1].Style, b.Lines[1].Style);
        Assert.Equal(a.Lines[0].Style, overlay.Lines[0].Style.Underlay());
        Assert.Equal(b.Lines[0].Style, overlay.Lines[1].Style.Underlay());
        CurveStyle[] all = [.. a.Lines.Skip(1).Concat(b.Lines.Skip(1)).Concat(overlay.Lines).Select(line => line.Style).Distinct()];
        Assert.Equal(5, all.Length);
        Assert.Equal(5, all.Select(style => style.Color).Distinct().Count());
        Assert.Equal(5, all.Select(style => (style.Marker, style.IsOpen)).Distinct().Count());
    }

    [Fact]
    public void Multiprog_has_utilization_faults_and_completion_over_N()
    {
        ProcessResult study = SyntheticStudy.Multiprog([1, 5, 11]);
        IReadOnlyList<Figure> figures = StudyList.View(study).Figures;

        Assert.Equal(["utilization", "faults", "completion"], figures.Select(figure => figure.Name));
        Assert.All(figures.SelectMany(figure => figure.Panels), panel => Assert.Equal([1, 5, 11], panel.Lines[0].Points.Select(point => point.X)));
        Assert.All(figures.SelectMany(figure => figure.Panels), HoldsAllPoints);
        RunRow[] eleven = [.. study.Runs.Where(row => row.Run == "n11")];
        Assert.Equal(
            100d * eleven.Sum(row => row.UserNs + row.SystemNs) / eleven.Max(row => row.CompletionNs),
            figures[0].Panels[0].Lines.Single(line => line.Label == "total").Points[^1].Y,
            9);
    }

    private static Figure Figure(string name) => StudyList.View(Pairs).Figures.Single(figure => figure.Name == name);

    private static (double XMin, double XMax, double YMin, double YMax) Limits(Panel panel) =>
        (panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max);

    private static void HoldsAllPoints(Panel panel) => Assert.All(panel.Lines.SelectMany(line => line.Points), point =>
    {
        Assert.InRange(point.X, panel.X.Min, panel.X.Max);
        Assert.InRange(point.Y, panel.Y.Min, panel.Y.Max);
    });
}
