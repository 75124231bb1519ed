// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class PictureSizeTests
{
    [Fact]
    public void What_can_be_read_stays_as_it_is()
    {
        (ShownAxis x, ShownAxis? y, ShownAxis? panels) = PictureSize.Of(PictureAxes.Of([Swap("ssd", "hdd"), Numbers("a", "A", Enumerable.Range(1, 20)), Copies(50)]));

        Assert.Equal((50, 20, 2), (x.Places.Count, y!.Places.Count, panels!.Places.Count));
        Assert.Equal((1, 1, 1), (x.Together, y.Together, panels.Together));
    }

    [Fact]
    public void Too_many_numbers_become_places_of_several()
    {
        (ShownAxis x, ShownAxis? y, _) = PictureSize.Of(PictureAxes.Of([Numbers("a", "A", Enumerable.Range(1, 100)), Copies(1000)]));

        Assert.Equal((20, 3), (x.Together, y!.Together));
        Assert.Equal("981 to 1,000", x.Places[^1].Text);
        Assert.Equal(990.5, x.Places[^1].Number);
        Assert.Equal("100", y.Places[^1].Text);
    }

    [Fact]
    public void No_page_of_any_sweep_has_more_conditions_than_can_be_told_apart()
    {
        SweepAxis[] many =
        [
            Swap([.. Enumerable.Range(1, 40).Select(i => $"disk {i}")]), Pattern([.. Enumerable.Range(1, 7).Select(i => $"p{i}")]),
            Numbers("a", "A", Enumerable.Range(1, 400)), Numbers("b", "B", Enumerable.Range(1, 30)), Numbers("c", "C", Enumerable.Range(1, 5)),
        ];
        IEnumerable<SweepAxis[]> choices =
            from first in many
            from second in many.Where(axis => axis != first)
            from third in many.Where(axis => axis != first && axis != second)
            from count in Enumerable.Range(1, 3)
            select ((SweepAxis[])[first, second, third])[..count];

        Assert.All(choices.SelectMany(axes => PicturePages.Of(PictureAxes.Of(axes))), page =>
        {
            (ShownAxis x, ShownAxis? y, ShownAxis? panels) = PictureSize.Of(page);
            Assert.InRange(x.Places.Count * (y?.Places.Count ?? 1) * (panels?.Places.Count ?? 1), 1, PictureSize.MostConditions);
        });
    }
}
