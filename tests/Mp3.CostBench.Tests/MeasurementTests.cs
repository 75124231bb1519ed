// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class MeasurementTests
{
    private static readonly CostCase Twenty = new(20, 1, Busy: false);

    [Fact]
    public void A_line_of_the_guest_is_read()
    {
        var measured = Measurement.Parse("what=tick processes=20 threads=3 busy=1 own=256 elapsed=300 rounds=2 helper=17 worker=18");

        Assert.Equal(new Measurement(new CostCase(20, 3, Busy: true), "tick", 256, 300, 2, 17, 18), measured);
    }

    [Fact]
    public void An_error_of_the_guest_is_passed_on()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Measurement.Parse("error=no such clock"));

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.EndsWith("no such clock", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what=tick")]
    [InlineData("")]
    [InlineData("what=tick processes=20 threads=3 busy=1 own=256 elapsed=300 rounds=2 helper=17 worker=18446744073709551615")]
    [InlineData("what=tick processes=many threads=3 busy=1 own=256 elapsed=300 rounds=2 helper=17 worker=18")]
    public void Another_line_is_refused(string line) =>
        Assert.Equal(ExitCode.Failed, Assert.Throws<Mp3Exception>(() => Measurement.Parse(line)).ExitCode);

    [Fact]
    public void What_the_guest_does_anyway_is_not_charged_to_the_rounds()
    {
        // One instruction in a hundred is the guest's own, in 1,000 as in the 1,100 of the second run.
        var nothing = new Measurement(Twenty, "nothing", 990, 1000, 0, 0, 0);
        var tick = new Measurement(Twenty, "tick", 990, 1100, 9, 0, 0);

        Assert.Equal((110 - 11) / 9.0, tick.PerRound(nothing), 1e-9);
    }

    [Fact]
    public void Short_rounds_are_measured_more_often_than_long_ones()
    {
        Assert.Equal("20 1 sleep 200", Twenty.Arguments);
        Assert.Equal("20 50 fault 40", new CostCase(20, 50, Busy: true).Arguments);
        Assert.Equal("100 4 sleep 100", new CostCase(100, 4, Busy: false).Arguments);
    }
}
