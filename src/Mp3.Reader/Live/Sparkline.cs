// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Live;

/// <summary>A chart that is one line of text high: a block for each value, the newest at the right.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws the last values.</summary>
    /// <param name="values">Oldest first, at least 0.</param>
    /// <param name="top">The value that fills the line's height; higher ones do too.</param>
    /// <param name="width">Characters; blanks stand where there is no value yet.</param>
    /// <returns>Exactly <paramref name="width"/> characters. Only 0 has the lowest block: what is more is seen.</returns>
    public static string Of(IEnumerable<double> values, double top, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        char[] blocks = [.. values.TakeLast(width).Select(value => Blocks[Level(value, top)])];
        return new string(blocks).PadLeft(width);
    }

    private static int Level(double value, double top) => value <= 0 || top <= 0
        ? 0
        : Math.Clamp((int)Math.Ceiling(value / top * (Blocks.Length - 1)), 1, Blocks.Length - 1);
}
