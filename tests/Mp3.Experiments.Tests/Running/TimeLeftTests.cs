// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class TimeLeftTests
{
    [Theory]
    [InlineData(0.4, "about 0 s left")]
    [InlineData(99, "about 99 s left")]
    [InlineData(100, "about 2 min left")]
    [InlineData(5999, "about 100 min left")]
    [InlineData(6001, "about 2 h left")]
    public void An_estimate_is_as_coarse_as_it_is_long(double seconds, string text) =>
        Assert.Equal(text, TimeLeft.Text(TimeSpan.FromSeconds(seconds)));
}
