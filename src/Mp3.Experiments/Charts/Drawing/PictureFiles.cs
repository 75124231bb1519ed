// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Writes figures as PNG and SVG. On one machine, equal figures give equal bytes.</summary>
internal static class PictureFiles
{
    private delegate byte[] Painter(Figure figure, Caption caption, ChartFonts fonts);

    /// <summary>Writes <c>&lt;name&gt;.png</c> and <c>&lt;name&gt;.svg</c> of each figure into <paramref name="folder"/>.</summary>
    /// <returns>All paths, a figure's two together.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<Figure> figures, Caption caption, string folder)
    {
        ChartFonts fonts = ChartFonts.Installed;
        return SideBySide.Select(
            figures.SelectMany(figure => ((string Path, Painter Paint, Figure Figure)[])
            [
                (Path.Combine(folder, figure.Name + ".png"), Png, figure),
                (Path.Combine(folder, figure.Name + ".svg"), Svg, figure),
            ]),
            file => WriteFile(file.Path, file.Paint(file.Figure, caption, fonts)));
    }

    private static byte[] Png(Figure figure, Caption caption, ChartFonts fonts)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(Theme.Width, Theme.Height));
        new FigurePainter(surface.Canvas, fonts, new PictureLayout()).Draw(figure, caption);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static byte[] Svg(Figure figure, Caption caption, ChartFonts fonts)
    {
        using var bytes = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Theme.Width, Theme.Height), bytes))
        {
            new FigurePainter(canvas, fonts, new PictureLayout()).Draw(figure, caption);
        }

        string svg = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return Encoding.UTF8.GetBytes(SvgText.Finish(svg, "", Theme.Width, Theme.Height));
    }

    private static string WriteFile(string path, byte[] content)
    {
        ResultErrors.Translate($"write {path}", () => File.WriteAllBytes(path, content));
        return path;
    }
}
