// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws a key: a sample of each line and its name, one below the other.</summary>
internal sealed class KeyPainter(SKCanvas canvas, TextPainter text)
{
    private const float Gap = 14;

    /// <summary>Draws the key between <paramref name="left"/> and <paramref name="right"/>, below <paramref name="y"/>.</summary>
    /// <returns>Where it ends, px.</returns>
    public float Draw(IReadOnlyList<KeyEntry> key, float left, float right, float y)
    {
        foreach (KeyEntry entry in key)
        {
            y += Theme.TextSize * Theme.LineSpacing;
            float baseline = y - (Theme.TextSize * 0.3f);
            SamplePainter.Draw(canvas, entry.Style, left, baseline - (Theme.TextSize * 0.36f));
            float x = left + SamplePainter.Length + Gap;
            text.Draw(text.Clip(entry.Text, right - x, Theme.TextSize), x, baseline, Theme.TextSize, Theme.Ink);
        }

        return y;
    }
}
