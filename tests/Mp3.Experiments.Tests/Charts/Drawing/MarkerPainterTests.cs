// SPDX-License-Identifier: MIT

using System.Text;
using System.Xml.Linq;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class MarkerPainterTests
{
    private static readonly CurveStyle[] Styles =
    [
        .. Enumerable.Range(0, CurveStyle.MostProcesses).Select(CurveStyle.OfProcess),
        .. Enumerable.Range(0, 4).Select(CurveStyle.OfRun),
        .. Enumerable.Range(0, CurveStyle.MostSides).Select(CurveStyle.OfSide),
    ];

    [Fact]
    public void Every_marker_is_an_area_and_its_outline()
    {
        Assert.All(Styles, style =>
        {
            XElement[] shapes = Drawn(canvas => MarkerPainter.Draw(canvas, style, new Pixel(100, 100)));

            Assert.Equal(2, shapes.Length);
            Assert.Equal("none", shapes[1].Attribute("fill")!.Value);
            Assert.NotNull(shapes[1].Attribute("stroke"));
        });
    }

    [Fact]
    public void A_style_without_marker_draws_none() =>
        Assert.Empty(Drawn(canvas => MarkerPainter.Draw(canvas, CurveStyle.Model, new Pixel(100, 100))));

    private static XElement[] Drawn(Action<SKCanvas> draw)
    {
        using var bytes = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, 1000, 200), bytes))
        {
            draw(canvas);
        }

        return [.. XDocument.Parse(Encoding.UTF8.GetString(bytes.ToArray())).Root!.Elements()];
    }
}
