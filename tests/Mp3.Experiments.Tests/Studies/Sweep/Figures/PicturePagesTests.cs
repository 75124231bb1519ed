// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class PicturePagesTests
{
    [Fact]
    public void What_has_room_is_one_picture()
    {
        var axes = PictureAxes.Of([Swap("ssd", "hdd"), Copies(64)]);

        Assert.Equal(axes, Assert.Single(PicturePages.Of(axes)));
    }

    [Theory]
    [InlineData(18, new[] { 18 })]
    [InlineData(19, new[] { 10, 9 })]
    [InlineData(40, new[] { 14, 14, 12 })]
    public void Many_words_are_shared_among_pictures(int words, int[] shares)
    {
        SweepAxis many = Swap([.. Enumerable.Range(1, words).Select(i => $"disk {i}")]);

        IReadOnlyList<PictureAxes> pages = PicturePages.Of(PictureAxes.Of([many]));

        Assert.Equal(shares, pages.Select(page => page.X.Values.Count));
        Assert.Equal(many.Values, pages.SelectMany(page => page.X.Values));
    }

    [Fact]
    public void Each_part_of_one_axis_meets_each_part_of_another()
    {
        var axes = PictureAxes.Of([Swap([.. Enumerable.Range(1, 20).Select(i => $"disk {i}")]), Pattern([.. Enumerable.Range(1, 20).Select(i => $"p{i}")])]);

        IReadOnlyList<PictureAxes> pages = PicturePages.Of(axes);

        Assert.Equal(4, pages.Count);
        Assert.Equal(400, pages.Sum(page => page.X.Values.Count * page.Y!.Values.Count));
    }
}
