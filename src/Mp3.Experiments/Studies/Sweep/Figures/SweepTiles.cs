// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>A heat map: a tile for each condition, coloured by the metric's median.</summary>
internal sealed class SweepTiles : IPanelSource
{
    private const string Unknown = "failed or not run";

    private readonly ShownGrid _grid;
    private readonly int _metric;
    private readonly Metric _words;
    private readonly ValueScale _values;
    private readonly AxisScale _colors;
    private readonly TileAxes _axes;
    private readonly Tile[][] _tiles;

    /// <param name="grid">What is shown; it has a y axis.</param>
    /// <param name="metric">Number of the metric.</param>
    /// <param name="words">The metric.</param>
    /// <param name="values">Of all pictures of the metric.</param>
    /// <param name="columns">Panels beside each other.</param>
    public SweepTiles(ShownGrid grid, int metric, Metric words, ValueScale values, int columns)
    {
        (_grid, _metric, _words, _values) = (grid, metric, words, values);
        _colors = values.ForColors();
        _axes = TileAxes.Of(grid, columns);
        _tiles = [.. Enumerable.Range(0, grid.PanelCount).Select(TilesOf)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<KeyEntry> Key => [];

    /// <inheritdoc/>
    public ColorBar Colors => new(_colors, _tiles.SelectMany(tiles => tiles).Any(tile => tile.Level is null) ? Unknown : null);

    /// <inheritdoc/>
    public string? Note => _axes.Note;

    /// <inheritdoc/>
    public string UnknownWords => "";

    /// <inheritdoc/>
    public string? IntervalName => null;

    /// <inheritdoc/>
    public Panel PanelOf(int panel, string heading) => new(heading, _axes.X, _axes.Y, [])
    {
        Tiles = _tiles[panel],
        TileTexts = Variants([.. _tiles.SelectMany(tiles => tiles).Where(tile => tile.Level is not null)]),
    };

    private static IReadOnlyList<string>[] Variants(Tile[] known) =>
        known.Length == 0 ? [] : [.. known[0].Texts.Select((_, variant) => (string[])[.. known.Select(tile => tile.Texts[variant]).Distinct(StringComparer.Ordinal)])];

    private Tile[] TilesOf(int panel) =>
    [
        .. from y in Enumerable.Range(0, _grid.Rows)
           from x in Enumerable.Range(0, _grid.X.Places.Count)
           select TileOf(x, y, _grid.At(x, y, panel, _metric)),
    ];

    private Tile TileOf(int x, int y, MedianInterval? value) => new(
        x,
        _axes.RowOf(y),
        value is null ? null : Math.Clamp((_values.PlaceOf(value.Median) - _colors.Min) / (_colors.Max - _colors.Min), 0, 1),
        value is null ? [] : [_words.Text(value.Median), ShortNumber.Of(value.Median)]);
}
