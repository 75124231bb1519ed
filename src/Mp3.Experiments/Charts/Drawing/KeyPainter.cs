// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws a key: a sample of each line and its name.</summary>
internal sealed class KeyPainter(SKCanvas canvas, TextPainter text)
{
    private const float Gap = 14;
    private const float EntryGap = 52;

    /// <summary>Draws as many entries beside each other as there is room for.</summary>
    /// <returns>Where the key ends, px.</returns>
    public float DrawInRows(IReadOnlyList<KeyEntry> key, float left, float right, float y)
    {
        List<List<KeyEntry>> rows = [];
        float end = float.PositiveInfinity;
        foreach (KeyEntry entry in key)
        {
            float width = WidthOf(entry);
            if (end + width > right)
            {
                rows.Add([]);
                end = left;
            }

            rows[^1].Add(entry);
            end += width + EntryGap;
        }

        foreach (List<KeyEntry> row in rows)
        {
            float x = left;
            float below = y;
            foreach (KeyEntry entry in row)
            {
                below = Draw([entry], x, right, y);
                x += WidthOf(entry) + EntryGap;
            }

            y = below;
        }

        return y;
    }

    /// <summary>Draws the key, one entry below the other, between <paramref name="left"/> and <paramref name="right"/>, below <paramref name="y"/>.</summary>
    /// <returns>Where it ends, px.</returns>
    public float Draw(IReadOnlyList<KeyEntry> key, float left, float right, float y)
    {
        foreach (KeyEntry entry in key)
        {
            y += Theme.TextSize * Theme.LineSpacing;
            float baseline = y - (Theme.TextSize * 0.3f);
            SamplePainter.Draw(canvas, entry.Style, left, baseline - (Theme.TextSize * 0.36f), text.Layout);
            float x = left + SamplePainter.Length + Gap;
            text.Draw(text.Clip(entry.Text, right - x, Theme.TextSize), x, baseline, Theme.TextSize, Theme.Ink);
        }

        return y;
    }

    private float WidthOf(KeyEntry entry) => SamplePainter.Length + Gap + text.Measure(entry.Text, Theme.TextSize);
}
