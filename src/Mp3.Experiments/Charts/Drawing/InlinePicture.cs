// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.RegularExpressions;
using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>The shape of a picture within a page.</summary>
/// <param name="Name">Names it in ids and classes.</param>
/// <param name="Width">px; texts have the sizes of the theme, so a narrower picture has larger texts on the screen.</param>
/// <param name="DataHeight">Height of the data of all panels together, px.</param>
/// <param name="LargestPanel">Height of the data of one panel at most, px.</param>
/// <param name="HasSideLabels">Lines are named right of the data; else above it.</param>
/// <param name="MostColumns">Panels beside each other at most.</param>
internal sealed record InlineShape(string Name, int Width, float DataHeight, float LargestPanel, bool HasSideLabels, int MostColumns)
{
    /// <summary>For screens and paper.</summary>
    public static InlineShape Wide { get; } = new("wide", 1840, 760, 640, HasSideLabels: true, MostColumns: 4);

    /// <summary>For phones.</summary>
    public static InlineShape Narrow { get; } = new("narrow", 840, 1000, 500, HasSideLabels: false, MostColumns: 2);
}

/// <summary>
/// A figure as an SVG element for a page: without title, facts and footer, which the page has as text, and with the
/// palette's CSS variables for colours.
/// </summary>
internal static partial class InlinePicture
{
    private const int CanvasHeight = 20_000;
    private const int TimeoutMs = 10_000;

    /// <summary>The element; its text alternative is <paramref name="altText"/>, which has to be escaped already.</summary>
    public static string Svg(Figure figure, InlineShape shape, string altText)
    {
        float height;
        using var bytes = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, shape.Width, CanvasHeight), bytes))
        {
            height = Draw(figure, shape, canvas, new PictureLayout());
        }

        string svg = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        string element = SvgText.Finish(svg[svg.IndexOf("<svg", StringComparison.Ordinal)..], $"{figure.Name}-{shape.Name}-", shape.Width, CanvasHeight);
        string viewBox = $"viewBox=\"0 0 {shape.Width} {Math.Ceiling(height)}\" class=\"{shape.Name}\" role=\"img\" aria-label=\"{altText}\">";
        return PaletteAttribute()
            .Replace(element, match => $"{match.Groups["name"].Value}=\"{Palette.OnPage(match.Groups["color"].Value)}\"")
            .Replace($"viewBox=\"0 0 {shape.Width} {CanvasHeight}\">", viewBox, StringComparison.Ordinal);
    }

    /// <summary>Draws the picture and says where its parts came to lie.</summary>
    /// <returns>The picture's height, px.</returns>
    internal static float Draw(Figure figure, InlineShape shape, SKCanvas canvas, PictureLayout layout)
    {
        var text = new TextPainter(canvas, ChartFonts.Installed, layout);
        float y = new KeyPainter(canvas, text).DrawInRows(figure.Key, 0, shape.Width, 0);
        y = new ColorBarPainter(canvas, text).Draw(figure.Colors, 0, shape.Width, y);
        if (figure.Tables.Count > 0)
        {
            return new TablePainter(canvas, text).Draw(figure.Tables, 0, shape.Width, y);
        }

        int columns = Math.Min(figure.Columns, shape.MostColumns);
        int rows = (figure.Panels.Count + columns - 1) / columns;
        return new PanelStack(canvas, text, 0, shape.Width, shape.HasSideLabels, figure.IsDense)
            .Draw(figure.Panels, columns, y, Math.Min(shape.LargestPanel, shape.DataHeight / rows));
    }

    [GeneratedRegex("""\b(?<name>fill|stroke)="(?<color>#[0-9A-Fa-f]{3,6}|white|black)["]""", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex PaletteAttribute();
}
