// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>A colour of the pictures.</summary>
/// <param name="Name">Names its CSS variable.</param>
/// <param name="Light">On white paper, as files are drawn: #RRGGBB.</param>
/// <param name="Dark">On a dark page, as far from its background.</param>
internal sealed record PaletteColor(string Name, string Light, string Dark)
{
    /// <summary>Name of the CSS variable that holds it.</summary>
    public string Variable => $"--p-{Name}";
}

/// <summary>All colours that a picture may have, so that a page can show it light or dark.</summary>
internal static class Palette
{
    public static IReadOnlyList<PaletteColor> All { get; } =
    [
        new("paper", "#FFFFFF", "#14181C"),
        new("ink", "#1A1A1A", "#E8EAED"),
        new("muted", "#555555", "#A6ADB5"),
        new("frame", "#8C8C8C", "#7B838C"),
        new("model", "#BBBBBB", "#59616A"),
        new("grid", "#DDDDDD", "#323A42"),
        new("band", "#D5E3EE", "#20384B"),
        new("shade", "#F4EFE3", "#2B2720"),
        new("blue", "#0072B2", "#4FA8E0"),
        new("vermillion", "#D55E00", "#FF8A3D"),
        new("green", "#009E73", "#2EC99A"),
        new("purple", "#CC79A7", "#E29CC4"),
        new("brown", "#804020", "#C08A66"),
        new("violet", "#6633CC", "#9C7BFF"),
        new("plum", "#4A0059", "#B35CCB"),
    ];

    /// <summary>A colour as a page has it: the variable, or, of a tile, the colour itself.</summary>
    /// <exception cref="InvalidOperationException">A picture has a colour that has no dark counterpart.</exception>
    public static string OnPage(string svgColor) => HeatColors.Has(HexOf(svgColor)) ? svgColor : $"var({Find(svgColor).Variable})";

    /// <summary>The entry of a colour as Skia writes it in SVG: #RRGGBB, #RGB, black or white.</summary>
    /// <exception cref="InvalidOperationException">As above.</exception>
    public static PaletteColor Find(string svgColor)
    {
        string hex = HexOf(svgColor);
        return All.FirstOrDefault(color => string.Equals(color.Light, hex, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"the colour {svgColor} is not in the palette");
    }

    private static string HexOf(string svgColor) => svgColor switch
    {
        "white" => "#FFFFFF",
        "black" => "#000000",
        ['#', var r, var g, var b] => string.Create(CultureInfo.InvariantCulture, $"#{r}{r}{g}{g}{b}{b}"),
        _ => svgColor,
    };
}
