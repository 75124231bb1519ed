// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws the marked cells of a panel, each large enough to be seen.</summary>
internal static class CellPainter
{
    private const float LeastSize = 3;

    // Rows share their edges; without it the paper shines through between them.
    private const float Overlap = 0.5f;

    /// <summary>Draws the cells of a panel, layer by layer.</summary>
    public static void Draw(SKCanvas canvas, PlacedPanel placed)
    {
        SKRect data = placed.Data;
        canvas.Save();
        canvas.ClipRect(data);
        foreach (CellLayer layer in placed.Panel.Cells)
        {
            float height = (float)(layer.Height / (placed.Panel.Y.Max - placed.Panel.Y.Min) * data.Height);
            DrawLayer(canvas, placed, layer, Math.Max(LeastSize, height + Overlap));
        }

        canvas.Restore();
    }

    // Level lines as wide as a row is high: in an SVG they take half the text of rectangles.
    private static void DrawLayer(SKCanvas canvas, PlacedPanel placed, CellLayer layer, float height)
    {
        using var paint = new SKPaint
        {
            Color = layer.Style.Color.ToSKColor(),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = height,
            IsAntialias = true,
        };
        using var path = new SKPath();
        foreach (CellRun run in layer.Runs)
        {
            float y = Rounded(placed.PlaceY(run.Middle));
            float left = MathF.Round(placed.PlaceX(run.From));
            path.MoveTo(left, y);
            path.LineTo(Math.Max(left + LeastSize, MathF.Round(placed.PlaceX(run.To))), y);
        }

        canvas.DrawPath(path, paint);
    }

    // Short numbers for the SVG.
    private static float Rounded(float y) => MathF.Round(y * 2) / 2;
}
