// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class HeatColorsTests
{
    private static readonly double[] Levels = [.. Enumerable.Range(0, 21).Select(i => i / 20d)];

    [Theory]
    [MemberData(nameof(SeenColor.Eyes), MemberType = typeof(SeenColor))]
    public void More_is_darker_for_every_kind_of_colour_vision(string eye, double[][] simulation)
    {
        double[] lightness = [.. Levels.Select(level => SeenColor.Lab(HeatColors.Of(level), simulation)[0])];

        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.Second < pair.First, eye));
        Assert.True(lightness[0] - lightness[^1] > 60, eye);
    }

    // In CIELAB; the map is even in a later model of vision, by which it was made.
    [Fact]
    public void Equal_steps_look_about_equal()
    {
        double[][] usual = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        double[] steps = [.. Levels.Zip(Levels.Skip(1), (one, other) => SeenColor.Distance(HeatColors.Of(one), HeatColors.Of(other), usual))];

        Assert.True(steps.Max() < 3 * steps.Min(), string.Join(' ', steps));
    }

    // Of large letters the guidelines ask for 3.
    [Fact]
    public void Numbers_can_be_read_on_every_colour() => Assert.All(
        Levels, level => Assert.InRange(Contrast.Of(HeatColors.Of(level).ToHex(), HeatColors.InkOn(level).ToHex()), 3, 21));

    [Fact]
    public void A_page_keeps_the_colours_of_tiles_and_has_variables_for_all_others()
    {
        string tile = HeatColors.Of(0.3).ToHex();

        Assert.Equal(tile, Palette.OnPage(tile));
        Assert.Equal("var(--p-ink)", Palette.OnPage("#1A1A1A"));
        Assert.Throws<InvalidOperationException>(() => Palette.OnPage("#123456"));
    }
}
