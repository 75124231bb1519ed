// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>
/// Draws the marked places of a panel: an upright line each that goes on above the data to its name. Above the data
/// a name can't cover a curve.
/// </summary>
internal sealed class MarkPainter(SKCanvas canvas, TextPainter text)
{
    private const float Gap = 12;
    private const float LineHeight = Theme.TickSize * 1.35f;

    // The uppermost number of the y axis reaches half its height above the data.
    private const float Clearance = Theme.TickSize * 0.6f;

    /// <summary>Room that the names of a panel's marks need above the data, px.</summary>
    public static float HeightFor(Panel panel) => panel.Marks.Count == 0 ? 0 : (LineHeight * panel.Marks.Count) + Clearance;

    /// <summary>Draws the marks of one panel.</summary>
    /// <param name="placed">The panel.</param>
    /// <param name="left">Where a name may begin, px.</param>
    /// <param name="hasNames">Names are written; else a key has them.</param>
    public void Draw(PlacedPanel placed, float left, bool hasNames)
    {
        // The leftmost in the lowest row, each name left of its line: so lines pass beside the names below their own.
        Mark[] marks = [.. placed.Panel.Marks.OrderBy(mark => mark.X)];
        SKRect data = placed.Data;
        for (int row = 0; row < marks.Length; row++)
        {
            Mark mark = marks[row];
            float x = placed.PlaceX(mark.X);
            float top = hasNames ? data.Top - Clearance - (LineHeight * row) - (LineHeight * 0.6f) : data.Top;
            SamplePainter.Stroke(canvas, mark.Style.Color, mark.Style.Width, mark.Style.Pattern, [new(x, top), new(x, data.Bottom)]);
            if (hasNames)
            {
                DrawName(mark.Text, x, data.Top - Clearance - (LineHeight * row) - (LineHeight * 0.3f), left, data.Right);
            }
        }
    }

    // Left of the line; where there is no room, right of it.
    private void DrawName(string name, float x, float baseline, float left, float right)
    {
        float width = text.Measure(name, Theme.TickSize);
        float start = x - Gap - width;
        if (start < left)
        {
            start = x + Gap;
            name = text.Clip(name, right - start, Theme.TickSize);
        }

        text.Draw(name, start, baseline, Theme.TickSize, Theme.Ink);
    }
}
