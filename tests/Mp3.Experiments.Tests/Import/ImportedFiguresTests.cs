// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Import;
using Mp3.Experiments.Import.Pictures;

namespace Mp3.Experiments.Tests.Import;

public sealed class ImportedFiguresTests
{
    private static readonly ImportOptions Handout = ImportOptions.None with { Columns = Imported.Columns("time,minor,major,cpu") };

    private static readonly string[] Lines = [.. HandMade.Handout];

    [Fact]
    public void Faults_accumulate_to_their_sums()
    {
        Figure figure = FigureOf("faults", Imported.Text(Lines).Recording);

        Assert.Equal(["30", "561"], figure.Panels.Select(panel => Assert.Single(panel.Lines).Label));
        Assert.Equal(new CurvePoint(0, 0), figure.Panels[1].Lines[0].Points[0]);
        Assert.Equal(new CurvePoint(100, 320), figure.Panels[1].Lines[0].Points[2]);
        Assert.Equal("591", Assert.Single(FigureOf("faults-total", Imported.Text(Lines).Recording).Panels[0].Lines).Label);
    }

    [Fact]
    public void Over_a_gap_only_dots_lead_and_it_is_hatched()
    {
        Recording recording = Imported.Text([.. Lines[..2], .. Lines[6..]], Handout).Recording;

        Panel panel = FigureOf("faults", recording).Panels[1];

        Assert.Equal(new Gap(100, 350), Assert.Single(panel.Gaps));
        Assert.Equal([(100, 350), (0, 100), (350, 500)], panel.Lines.Select(line => ((int)line.Points[0].X, (int)line.Points[^1].X)));
        Assert.Equal([320, 332], panel.Lines[0].Points.Select(point => point.Y));
        Assert.Equal("366", panel.Lines[2].Label);
    }

    [Fact]
    public void A_rate_is_faults_by_time_and_leaves_out_what_has_no_known_length()
    {
        Recording recording = Imported.Text([.. Lines[..2], .. Lines[6..]], Handout).Recording;

        Panel panel = FigureOf("fault-rate", recording).Panels[1];

        // 200 faults in 50 jiffies before the gap; 30, 4 and 0 after the first sample behind it.
        Assert.Equal([[4, 4], [0.6, 0.08, 0, 0]], panel.Lines.Select(line => line.Points.Select(point => Math.Round(point.Y, 6))));
        Assert.Equal([[50, 100], [350, 400, 450, 500]], panel.Lines.Select(line => line.Points.Select(point => Math.Round(point.X, 6))));
    }

    [Fact]
    public void Counts_from_the_start_begin_with_what_was_before()
    {
        Recording recording = Imported.Text(HandMade.Cumulative.Skip(3)).Recording;

        Curve line = Assert.Single(FigureOf("faults", recording).Panels[1].Lines);

        Assert.Equal((new CurvePoint(0, 450), "561"), (line.Points[0], line.Label));
    }

    [Fact]
    public void Cpu_is_a_part_of_one_cpu_and_only_drawn_if_there_is_any()
    {
        Recording recording = Imported.Text(Lines).Recording;
        Recording none = Imported.Text(HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]} 0")).Recording;

        Assert.Equal([100, 60, 24], FigureOf("cpu", recording).Panels[0].Lines[0].Points.Take(3).Select(point => Math.Round(point.Y, 6)));
        Assert.DoesNotContain(ImportedFigures.Of([none]), figure => figure.Name == "cpu");
    }

    [Fact]
    public void Recordings_over_each_other_have_names_and_styles_that_differ()
    {
        Recording one = Imported.Text(Lines).Recording with { Label = "one" };
        Recording other = Imported.Text(HandMade.MisikHu).Recording with { Label = "other" };

        Figure figure = ImportedFigures.Of([one, other])[0];

        Assert.Equal(["one (columns time,minor,major,cpu)", "other (columns time,major,minor,cpu)"], figure.Key.Select(entry => entry.Text));
        Assert.Equal(2, figure.Key.Select(entry => entry.Style).Distinct().Count());
        Assert.Equal(figure.Key.Select(entry => entry.Style), figure.Panels[0].Lines.Select(line => line.Style));
    }

    private static Figure FigureOf(string name, Recording recording) =>
        ImportedFigures.Of([recording]).Single(figure => figure.Name == name);
}
