// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws one panel's axes and lines with ScottPlot.</summary>
internal static class PanelPainter
{
    /// <summary>Draws the axes with their words, the band and the curves.</summary>
    /// <param name="canvas">Draws on what is there already.</param>
    /// <param name="panel">What to draw.</param>
    /// <param name="area">Where, px; data, ticks and axes' names come to lie within it.</param>
    /// <param name="around">Room kept free around the data, px.</param>
    /// <param name="xLabels">A label for each tick of the x axis, or an empty one.</param>
    /// <param name="yLabels">Likewise of the y axis.</param>
    /// <param name="hasXName">The x axis' name stands below the lowest panels only.</param>
    /// <param name="hasYName">The y axis' name stands left of the leftmost panels only.</param>
    public static void Draw(
        SKCanvas canvas, Panel panel, PixelRect area, PixelPadding around, string[] xLabels, string[] yLabels, bool hasXName, bool hasYName)
    {
        using var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.Grid.MajorLineColor = Theme.Grid;
        plot.Grid.MajorLineWidth = 1.5f;
        StyleAxis(plot.Axes.Bottom, panel.X, xLabels, hasXName);
        StyleAxis(plot.Axes.Left, panel.Y, yLabels, hasYName);
        // Room for half a marker that lies on the axis.
        plot.Axes.Bottom.TickLabelStyle.OffsetY = Theme.MarkerSize / 2;
        plot.Axes.Bottom.Label.OffsetY = Theme.MarkerSize / 2;
        plot.Axes.Left.TickLabelStyle.OffsetY = Theme.TickSize * 0.12f;
        plot.Axes.Left.Label.OffsetX = -Theme.AxisSize * 0.5f;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        foreach (Band band in (Band[])[.. panel.Band is { } one ? (Band[])[one] : [], .. panel.MoreBands])
        {
            AddBand(plot, band);
        }

        foreach (Curve line in panel.Lines)
        {
            AddLine(plot, line);
        }

        plot.Axes.SetLimits(panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max);
        plot.Layout.Fixed(around);
        RenderOnce(plot, canvas, area);
    }

    // Plot.Render() draws all of it a second time when the limits of the axes are not those of an earlier rendering, and a
    // new plot has none; on a canvas that is not cleared both would be seen.
    private static void RenderOnce(Plot plot, SKCanvas canvas, PixelRect area)
    {
        using var pack = new RenderPack(plot, area, canvas);
        foreach (IRenderAction action in plot.RenderManager.RenderActions)
        {
            pack.CanvasState.Save();
            action.Render(pack);
            pack.CanvasState.RestoreAll();
        }
    }

    private static void StyleAxis(IAxis axis, AxisScale definition, string[] labels, bool isNamed)
    {
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. definition.Ticks],
            labels);
        axis.FrameLineStyle.Color = Theme.Frame;
        axis.FrameLineStyle.Width = 2;
        axis.MajorTickStyle.Color = Theme.Frame;
        axis.MajorTickStyle.Width = 2;
        axis.MajorTickStyle.Length = 8;
        StyleText(axis.TickLabelStyle, Theme.TickSize);
        axis.Label.Text = isNamed ? definition.Label : "";
        StyleText(axis.Label, Theme.AxisSize);
    }

    private static void StyleText(LabelStyle style, float size)
    {
        style.FontName = ChartFonts.Family;
        style.FontSize = size;
        style.Bold = false;
        style.ForeColor = Theme.Ink;
    }

    private static void AddBand(Plot plot, Band band)
    {
        ScottPlot.Plottables.FillY area = plot.Add.FillY([.. band.X], [.. band.Low], [.. band.High]);
        area.FillColor = Theme.Band;
        area.LineWidth = 0;
        area.MarkerStyle = MarkerStyle.None;
    }

    private static void AddLine(Plot plot, Curve line)
    {
        ScottPlot.Plottables.Scatter scatter = plot.Add.Scatter(
            line.Points.Select(point => point.X).ToArray(),
            line.Points.Select(point => point.Y).ToArray());
        scatter.FillY = line.IsSteps;
        scatter.FillYColor = line.Style.Color.WithAlpha(0.08);
        scatter.LineWidth = line.Style.Width;
        scatter.LinePattern = line.Style.Pattern;
        scatter.LineColor = line.Style.Color;
        scatter.MarkerSize = 0;
        scatter.ConnectStyle = line.IsSteps ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
    }
}
