// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class StreamFiguresTests
{
    private static readonly ProcessResult Pairs = SyntheticStudy.CaseStudy1(20, 1);
    private static readonly string[] Runs = ["pair-a", "pair-b"];

    [Fact]
    public void Each_run_has_two_pictures_that_begin_with_the_rate_of_its_faults_over_the_same_time()
    {
        var study = new StudyLines(Pairs);
        Figure[] figures = [.. StreamFigures.Memory(study, Runs, null), .. StreamFigures.Reclaim(study, Runs, null)];

        Assert.Equal(["memory-pair-a", "memory-pair-b", "reclaim-pair-a", "reclaim-pair-b"], figures.Select(figure => figure.Name));
        Assert.Equal([3, 3, 4, 4], figures.Select(figure => figure.Panels.Count));
        Assert.All(figures, figure => Assert.True(figure.IsDense));
        Assert.Single(figures.SelectMany(figure => figure.Panels).Select(panel => panel.X.Max).Distinct());
        // Both runs' panels of a kind can be compared.
        Assert.All(figures.Chunk(2), pair => Assert.Equal(pair[0].Panels.Select(panel => panel.Y.Max), pair[1].Panels.Select(panel => panel.Y.Max)));
    }

    [Fact]
    public void Levels_are_the_rows_in_MiB_and_sums_end_with_all_of_them()
    {
        var study = new StudyLines(Pairs);
        IReadOnlyList<MachineRow> machine = study.MachineOf("pair-a");
        Panel levels = StreamFigures.Memory(study, Runs, null)[0].Panels[2];
        Panel swap = StreamFigures.Reclaim(study, Runs, null)[0].Panels[1];

        Assert.Equal(machine.Select(row => row.Values[MachineColumn.Free] / 1024d), levels.Lines[0].Points.Select(point => point.Y));
        Assert.Equal(machine.Sum(row => row.Values[MachineColumn.SwapIn]) / 256d, swap.Lines[0].Points[^1].Y, 6);
        Assert.Equal(machine.Sum(row => row.Values[MachineColumn.SwapOut]) / 256d, swap.Lines[1].Points[^1].Y, 6);
    }

    [Fact]
    public void A_resident_set_is_what_is_resident_while_the_process_lives_and_nothing_that_is_swapped_out()
    {
        var study = new StudyLines(Pairs);
        Curve line = StreamFigures.Memory(study, Runs, null)[0].Panels[1].Lines[0];

        SampleRow[] own = [.. Pairs.Samples.Where(row => row.Run == "pair-a" && row.Label == line.Label)];
        Assert.Equal(0, own[^1].ResidentKib);
        Assert.Equal(own.SkipLast(1).Select(row => row.Memory![MemoryColumn.Anon] / 1024d), line.Points.Select(point => point.Y));
    }

    [Fact]
    public void Waiting_is_a_part_of_the_time()
    {
        var study = new StudyLines(Pairs with { Pressure = [Row.Pressure(10, "pair-a", (PressureColumn.MemorySome, 5_000_000)), Row.Pressure(20, "pair-a"), Row.Pressure(20, "pair-b")] });

        Panel waiting = StreamFigures.Reclaim(study, Runs, null)[0].Panels[3];

        Assert.Equal(["memory, some", "memory, full", "I/O, some", "I/O, full"], waiting.Lines.Select(line => line.Label));
        Assert.All(waiting.Lines[0].Points.Where(point => point.X < 9.9), point => Assert.Equal(50, point.Y, 6));
        Assert.All(waiting.Lines[0].Points.Where(point => point.X > 10.1), point => Assert.Equal(0, point.Y, 6));
    }

    [Fact]
    public void The_ceiling_of_the_device_is_drawn_into_the_rate()
    {
        var study = new StudyLines(Pairs);
        var ceiling = new FaultCeiling(13_000, 76_900, IsShared: false);

        Panel rate = StreamFigures.Memory(study, Runs, ceiling)[0].Panels[0];

        Assert.Equal("ceiling, one process", rate.Lines[0].Label);
        Assert.All(rate.Lines, line => Assert.All(line.Points, point => Assert.InRange(point.Y, 0, rate.Y.Max)));
    }

    [Fact]
    public void Without_PSI_its_panel_is_left_out_and_of_an_older_result_there_is_no_picture()
    {
        Assert.Equal(3, StreamFigures.Reclaim(new StudyLines(Pairs with { Pressure = [] }), Runs, null)[0].Panels.Count);

        var older = new StudyLines(Pairs with { Machine = [], Pressure = [], Samples = [.. Pairs.Samples.Select(row => row with { Memory = null })] });
        Assert.Empty(StreamFigures.Memory(older, Runs, null));
        Assert.Empty(StreamFigures.Reclaim(older, Runs, null));
    }

    [Fact]
    public void Of_many_processes_one_line_names_all()
    {
        string[] labels = [.. Enumerable.Range(1, 6).Select(i => $"copy {i}")];
        var many = new StudyLines(Pairs with
        {
            Runs = [.. labels.Select(label => Row.Run("n06", label, 1, 1, 1, 0, 0))],
            Samples = [.. labels.Select(label => Row.Sample(1, 0.05, label, 1, 1, "n06") with { Memory = Row.Memory(400, 0) })],
            Machine = [Row.Machine(1, 0.05, "n06")],
            Pressure = [],
        });

        IReadOnlyList<Panel> panels = StreamFigures.Memory(many, ["n06"], new FaultCeiling(100, 10_000_000, IsShared: false))[0].Panels;
        Panel resident = panels[1];

        // The bound of one process says nothing of six.
        Assert.Equal("all 6 together", Assert.Single(panels[0].Lines).Label);
        Assert.Equal(6, resident.Lines.Count);
        Assert.Equal("each process", Assert.Single(resident.Lines.Select(line => line.Label).OfType<string>()));
    }
}
