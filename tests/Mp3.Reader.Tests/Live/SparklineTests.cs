// SPDX-License-Identifier: MIT

using Mp3.Reader.Live;

namespace Mp3.Reader.Tests.Live;

public sealed class SparklineTests
{
    [Fact]
    public void Each_eighth_has_its_block() =>
        Assert.Equal("▁▂▃▄▅▆▇█", Sparkline.Of([0, 10, 20, 30, 40, 50, 60, 70], top: 70, width: 8));

    [Fact]
    public void Blanks_stand_where_there_is_no_value_yet() => Assert.Equal("   ▁█", Sparkline.Of([0, 5], top: 5, width: 5));

    [Fact]
    public void The_newest_values_are_shown() => Assert.Equal("▁█", Sparkline.Of([9, 9, 9, 0, 9], top: 9, width: 2));

    [Fact]
    public void A_rate_that_is_not_0_never_looks_like_0() => Assert.Equal("▁▂█", Sparkline.Of([0, 1e-9, 1e9], top: 1e9, width: 3));

    [Fact]
    public void What_is_beyond_the_top_fills_the_height() => Assert.Equal("█", Sparkline.Of([20], top: 10, width: 1));

    [Fact]
    public void Without_faults_the_line_is_flat() => Assert.Equal("▁▁▁", Sparkline.Of([0, 0, 0], top: 0, width: 3));

    [Fact]
    public void No_room_is_no_chart() => Assert.Equal("", Sparkline.Of([1, 2], top: 2, width: 0));
}
