// SPDX-License-Identifier: MIT

using ScottPlot;
using ScottPlot.Colormaps;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>
/// Colours of tiles, from pale for little to dark for much: viridis (Smith and van der Walt, 2015), whose lightness
/// changes evenly for any kind of colour vision. They are the same on a dark page: a colour stands for a number.
/// </summary>
internal static class HeatColors
{
    private const int Steps = 256;

    private static readonly Color[] All = [.. Enumerable.Range(0, Steps).Select(step => new Viridis().GetColor(1 - (step / (Steps - 1d))))];

    private static readonly HashSet<string> Hexes = new(All.Select(color => color.ToHex()), StringComparer.OrdinalIgnoreCase);

    /// <summary>The colour of a level.</summary>
    /// <param name="level">0 to 1.</param>
    public static Color Of(double level) => All[(int)Math.Round(level * (Steps - 1))];

    /// <summary>What is read on the colour of a level: that of the farther end.</summary>
    /// <param name="level">0 to 1.</param>
    public static Color InkOn(double level)
    {
        // Above it the pale end has more contrast than the dark one.
        const double Turn = 0.57;
        return Of(level < Turn ? 1 : 0);
    }

    /// <summary>Whether it is a colour of tiles.</summary>
    /// <param name="hex">#RRGGBB.</param>
    public static bool Has(string hex) => Hexes.Contains(hex);
}
