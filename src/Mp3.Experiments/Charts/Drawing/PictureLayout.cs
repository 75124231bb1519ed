// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Where the parts of a picture came to lie, px, so that it can be told whether one covers another.</summary>
internal sealed class PictureLayout
{
    private readonly List<PlacedText> _texts = [];
    private readonly List<PlacedPanel> _panels = [];

    /// <summary>Every text but those of axes, which lie outside of the data, and every sample of a line.</summary>
    public IReadOnlyList<PlacedText> Texts => _texts;

    public IReadOnlyList<PlacedPanel> Panels => _panels;

    public void Add(PlacedText text) => _texts.Add(text);

    public void Add(PlacedPanel panel) => _panels.Add(panel);
}

/// <summary>A text, a legend's sample or another mark that has a box.</summary>
internal sealed record PlacedText(string Text, SKRect Box);

/// <summary>A panel's data.</summary>
/// <param name="Panel">What is drawn.</param>
/// <param name="Data">Between its axes' ends.</param>
internal sealed record PlacedPanel(Panel Panel, SKRect Data)
{
    /// <summary>Where a point of the panel comes to lie.</summary>
    public SKPoint Place(CurvePoint point) => new(PlaceX(point.X), PlaceY(point.Y));

    /// <summary>Where a place of the x axis comes to lie.</summary>
    public float PlaceX(double x) => Data.Left + (float)((x - Panel.X.Min) / (Panel.X.Max - Panel.X.Min) * Data.Width);

    /// <summary>Where a place of the y axis comes to lie.</summary>
    public float PlaceY(double y) => Data.Bottom - (float)((y - Panel.Y.Min) / (Panel.Y.Max - Panel.Y.Min) * Data.Height);

    /// <summary>A line as it is drawn, corners of steps included.</summary>
    public IReadOnlyList<SKPoint> PolylineOf(Curve line) => line.IsSteps
        ? [.. line.Points.Zip(line.Points.Skip(1), (start, end) => (SKPoint[])[Place(start), Place(start with { X = end.X })]).SelectMany(step => step), Place(line.Points[^1])]
        : [.. line.Points.Select(Place)];
}
