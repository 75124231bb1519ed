// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class TickLabelsTests
{
    private static readonly AxisScale Twenty = AxisScale.Counts("N", [.. Enumerable.Range(1, 20)]);

    [Fact]
    public void With_room_every_tick_has_its_label() =>
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"{n}"), TickLabels.Fitting(Twenty, 2000, _ => 30));

    [Fact]
    public void Without_room_every_second_or_third_has_one_and_the_last_always()
    {
        string[] labels = TickLabels.Fitting(Twenty, 600, _ => 30);

        Assert.Equal(["2", "4", "6", "8", "10", "12", "14", "16", "18", "20"], labels.Where(label => label.Length > 0));
        Assert.Equal(20, labels.Length);
    }

    [Fact]
    public void If_there_is_room_for_one_alone_it_is_the_last() =>
        Assert.Equal(["20"], TickLabels.Fitting(Twenty, 20, _ => 30).Where(label => label.Length > 0));
}
