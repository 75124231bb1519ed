// SPDX-License-Identifier: MIT

using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws and measures text on a canvas, in px.</summary>
/// <param name="canvas">What is drawn on.</param>
/// <param name="fonts">To draw with.</param>
/// <param name="layout">Learns where texts come to lie.</param>
internal sealed class TextPainter(SKCanvas canvas, ChartFonts fonts, PictureLayout layout)
{
    // Above and below the baseline, as a multiple of the text's size.
    private const float Ascent = 0.78f;
    private const float Descent = 0.24f;

    /// <summary>Where what was drawn came to lie.</summary>
    public PictureLayout Layout { get; } = layout;

    /// <summary>Draws one line of text that starts at x and stands on the baseline y.</summary>
    public void Draw(string text, float x, float y, float size, Color color, bool bold = false)
    {
        using SKFont font = FontOf(size, bold);
        using var paint = new SKPaint { Color = color.ToSKColor(), IsAntialias = true };
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
        Layout.Add(new PlacedText(text, new SKRect(x, y - (Ascent * size), x + font.MeasureText(text), y + (Descent * size))));
    }

    /// <summary>Width of a line of text.</summary>
    public float Measure(string text, float size, bool bold = false)
    {
        using SKFont font = FontOf(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>The text if it fits into <paramref name="width"/>, else its beginning and an ellipsis.</summary>
    public string Clip(string text, float width, float size, bool bold = false)
    {
        if (Measure(text, size, bold) <= width)
        {
            return text;
        }

        int length = text.Length;
        while (length > 0 && Measure($"{text[..length]}…", size, bold) > width)
        {
            length--;
        }

        return $"{text[..length]}…";
    }

    /// <summary>Lines of at most <paramref name="width"/>, broken at <paramref name="separator"/> alone.</summary>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> parts, string separator, float width, float size, bool bold = false)
    {
        List<string> lines = [];
        foreach (string part in parts)
        {
            string longer = lines.Count == 0 ? part : lines[^1] + separator + part;
            if (lines.Count > 0 && Measure(longer, size, bold) <= width)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(part);
            }
        }

        return lines;
    }

    // No hinting: it depends on the machine's settings.
    private SKFont FontOf(float size, bool bold) => new(bold ? fonts.Bold : fonts.Regular, size)
    {
        Hinting = SKFontHinting.None,
        Subpixel = true,
        Edging = SKFontEdging.Antialias,
    };
}
