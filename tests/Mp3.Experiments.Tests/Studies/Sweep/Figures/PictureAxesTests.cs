// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class PictureAxesTests
{
    private static readonly SweepAxis Seven = Ram(1, 2, 3, 4, 5, 6, 7);
    private static readonly SweepAxis Twenty = Copies(20);
    private static readonly SweepAxis Devices = Swap("ssd", "hdd", "zram");
    private static readonly SweepAxis Patterns = Pattern("random", "local");

    [Fact]
    public void One_axis_of_numbers_is_a_line_and_one_of_words_dots()
    {
        Assert.Equal(new PictureAxes(PictureKind.Lines, Twenty, null, null), PictureAxes.Of([Twenty]));
        Assert.Equal(new PictureAxes(PictureKind.Dots, Devices, null, null), PictureAxes.Of([Devices]));
    }

    [Fact]
    public void Numbers_and_words_are_lines_over_the_numbers_whatever_their_order()
    {
        Assert.Equal(new PictureAxes(PictureKind.Lines, Twenty, Devices, null), PictureAxes.Of([Twenty, Devices]));
        Assert.Equal(new PictureAxes(PictureKind.Lines, Twenty, Devices, null), PictureAxes.Of([Devices, Twenty]));
    }

    [Fact]
    public void Up_to_six_numbers_are_lines_and_more_a_heat_map()
    {
        Assert.Equal(PictureKind.Lines, PictureAxes.Of([Ram(1, 2, 3, 4, 5, 6), Twenty]).Kind);
        Assert.Equal(new PictureAxes(PictureKind.Tiles, Twenty, Seven, null), PictureAxes.Of([Twenty, Seven]));
    }

    [Fact]
    public void Lines_of_numbers_are_those_of_the_axis_with_fewer_values()
    {
        SweepAxis three = Size(1, 2, 3);

        Assert.Equal(new PictureAxes(PictureKind.Lines, Seven, three, null), PictureAxes.Of([Seven, three]));
    }

    [Fact]
    public void More_words_than_lines_can_be_told_apart_are_a_heat_map() =>
        Assert.Equal(PictureKind.Tiles, PictureAxes.Of([Swap([.. "abcdefghi".Select(letter => $"{letter}")]), Twenty]).Kind);

    [Fact]
    public void Words_by_words_are_a_heat_map_with_the_longer_names_beside_its_rows()
    {
        SweepAxis disks = Swap("a disk with a long name", "ssd");

        Assert.Equal(new PictureAxes(PictureKind.Tiles, Patterns, disks, null), PictureAxes.Of([disks, Patterns]));
        Assert.Equal(new PictureAxes(PictureKind.Tiles, Patterns, disks, null), PictureAxes.Of([Patterns, disks]));
    }

    [Fact]
    public void The_axis_with_the_fewest_words_is_panels()
    {
        Assert.Equal(new PictureAxes(PictureKind.Lines, Twenty, Devices, Patterns), PictureAxes.Of([Devices, Patterns, Twenty]));
        Assert.Equal(new PictureAxes(PictureKind.Tiles, Twenty, Seven, Devices), PictureAxes.Of([Seven, Devices, Twenty]));
    }

    [Fact]
    public void Without_words_the_axis_with_the_fewest_numbers_is_panels()
    {
        SweepAxis three = Size(1, 2, 3);

        Assert.Equal(new PictureAxes(PictureKind.Tiles, Twenty, Seven, three), PictureAxes.Of([Twenty, three, Seven]));
    }
}
