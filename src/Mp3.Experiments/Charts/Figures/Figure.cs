// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>A picture, as data: what is drawn, not how.</summary>
/// <param name="Name">Name of its files, without ending.</param>
/// <param name="Title">Says what is seen.</param>
/// <param name="Note">One more line on how to read it; null: none.</param>
/// <param name="Key">Names for lines that mean the same in all panels; empty if the lines' labels say all.</param>
/// <param name="Panels">Row by row, each row from left to right; those of a column share their x axis. Empty: there are tables.</param>
public sealed record Figure(
    string Name,
    string Title,
    string? Note,
    IReadOnlyList<KeyEntry> Key,
    IReadOnlyList<Panel> Panels)
{
    /// <summary>One sentence, made from the data, that says what to see, with its number; null: nothing is certain.</summary>
    public string? Finding { get; init; }

    /// <summary>Panels beside each other, 1 or more; those of a row share their y axis. In several columns the key names the lines.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Many low panels over one time: only the lowest has numbers on its x axis.</summary>
    public bool IsDense { get; init; }

    /// <summary>What the colours of the panels' tiles mean; null: there are no tiles.</summary>
    public ColorBar? Colors { get; init; }

    /// <summary>What is read as numbers rather than as lines, from top to bottom; such a figure has no panels.</summary>
    public IReadOnlyList<FigureTable> Tables { get; init; } = [];
}

/// <summary>Numbers in rows.</summary>
/// <param name="Heading">What it shows.</param>
/// <param name="Columns">Names and units; the first one names the rows.</param>
/// <param name="Rows">As many cells each as there are columns.</param>
public sealed record FigureTable(string Heading, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>One entry of the key above the panels.</summary>
public sealed record KeyEntry(string Text, CurveStyle Style);

/// <summary>One pair of axes.</summary>
/// <param name="Heading">What it shows.</param>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Lines">Drawn in this order, the last on top.</param>
/// <param name="Band">An area behind the lines; null: none.</param>
public sealed record Panel(string Heading, AxisScale X, AxisScale Y, IReadOnlyList<Curve> Lines, Band? Band = null)
{
    /// <summary>More areas behind the lines, where one panel has several.</summary>
    public IReadOnlyList<Band> MoreBands { get; init; } = [];

    /// <summary>Upright lines at places of the x axis that have a name.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Rectangles behind all else.</summary>
    public IReadOnlyList<Shade> Shades { get; init; } = [];

    /// <summary>Parts of the x axis in which nothing is known.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>Marked cells, below the lines; drawn in this order, the last on top.</summary>
    public IReadOnlyList<CellLayer> Cells { get; init; } = [];

    /// <summary>Of a heat map: what fills the panel.</summary>
    public IReadOnlyList<Tile> Tiles { get; init; } = [];

    /// <summary>The texts of all tiles of the figure, so that those of all its panels are equally long and large: the longest first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TileTexts { get; init; } = [];
}

/// <summary>A part of the x axis, in its unit and within its range.</summary>
public sealed record Gap(double From, double To);

/// <summary>A shaded part of a panel, in the axes' units and within their ranges.</summary>
public sealed record Shade(double Left, double Right, double Bottom, double Top);

/// <summary>Cells that mean the same: rectangles of one height.</summary>
/// <param name="Style">Its colour fills them.</param>
/// <param name="Height">Of each, in the y axis' unit.</param>
/// <param name="Runs">Cells that follow one another, as one.</param>
public sealed record CellLayer(CurveStyle Style, double Height, IReadOnlyList<CellRun> Runs);

/// <summary>Cells in a row, in the axes' units.</summary>
/// <param name="From">Where they begin.</param>
/// <param name="To">Where they end.</param>
/// <param name="Middle">Of their height.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellRun(double From, double To, double Middle);

/// <summary>A place of the x axis that has a name.</summary>
/// <param name="X">In the axis' unit, within its range.</param>
/// <param name="Text">Its name, written above the data.</param>
/// <param name="Style">Of the line; no marker is drawn.</param>
public sealed record Mark(double X, string Text, CurveStyle Style);

/// <summary>One line.</summary>
/// <param name="Label">Stands beside the line's end; null: none.</param>
/// <param name="Value">Second line of the label; null: none.</param>
/// <param name="Points">By rising x.</param>
/// <param name="Style">Colour, marker, pattern.</param>
/// <param name="IsSteps">Each point holds to the next one's x instead of leading there straight.</param>
public sealed record Curve(
    string? Label,
    string? Value,
    IReadOnlyList<CurvePoint> Points,
    CurveStyle Style,
    bool IsSteps = false)
{
    /// <summary>Label and value stand in one line, where many labels have to share the height of a panel.</summary>
    public bool IsNamedInOneLine { get; init; }

    /// <summary>A thin line leads from its end to its label; not where it would be taken for data.</summary>
    public bool HasLeader { get; init; } = true;

    /// <summary>A tick of an axis has label and value, so they stand nowhere else.</summary>
    public bool IsNamedByAxis { get; init; }
}

/// <summary>The area between two lines over the same x.</summary>
public sealed record Band(IReadOnlyList<double> X, IReadOnlyList<double> Low, IReadOnlyList<double> High);
