// SPDX-License-Identifier: MIT

using System.Xml.Linq;
using Mp3.Experiments.Studies.Sweep;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class MediansSectionTests
{
    [Fact]
    public void Every_condition_has_a_row_with_its_medians_and_intervals()
    {
        XElement page = PageOf(Of([Ram(1024), Swap("ssd", "hdd")], seeds: 7));

        Assert.Equal(["RAM (MiB)", "Swap device", "time s", "minor faults", "major faults", "faults/s", "CPU %"], page.Descendants("th").Select(cell => cell.Value));
        Assert.Equal(["1,024", "ssd", "14.000 [13.580, 14.420]"], page.Descendants("tr").ElementAt(1).Elements().Take(3).Select(cell => cell.Value));
        Assert.Equal("Median of 7 seeds, with its 98.4 % interval", page.Descendants("caption").Single().Value);
        Assert.Empty(page.Descendants("details"));
    }

    [Fact]
    public void Of_a_large_sweep_the_first_200_are_there_and_the_way_to_all()
    {
        XElement page = PageOf(Of([Ram([.. Enumerable.Range(1, 40)]), Copies(40)]));

        Assert.Equal(200, page.Descendants("tbody").Single().Elements().Count());
        Assert.Equal("The first 200 of 1,600 conditions; medians.csv has them all.", page.Descendants("p").Single().Value);
        Assert.Equal("data/medians.csv", page.Descendants("a").Single().Attribute("href")!.Value);
        Assert.Single(page.Descendants("details"));
    }

    [Fact]
    public void Without_a_condition_there_is_nothing() =>
        Assert.Equal("", MediansSection.Of(Of([Copies(2)], failed: _ => true), "medians.csv").ToString());

    private static XElement PageOf(SweepGrid grid) => XElement.Parse($"<main>{MediansSection.Of(grid, "data/medians.csv")}</main>");
}
