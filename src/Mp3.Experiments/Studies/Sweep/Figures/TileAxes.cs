// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>The axes of a heat map: a name for each column and row.</summary>
/// <param name="X">Of columns.</param>
/// <param name="Y">Of rows, from the lowest.</param>
/// <param name="IsTopDown">The first row is the uppermost, as in a table; else numbers rise.</param>
/// <param name="Note">What letters below columns stand for; null: they have their names.</param>
internal sealed record TileAxes(AxisScale X, AxisScale Y, bool IsTopDown, string? Note)
{
    // Room for the names of columns in the narrowest picture, all panels beside each other together, px.
    private const int Room = 700;
    private const int LetterWidth = 16;
    private const int Between = 12;
    private const int MostColumnsOfPanels = 2;

    /// <param name="grid">It has a y axis.</param>
    /// <param name="columns">Panels beside each other.</param>
    public static TileAxes Of(ShownGrid grid, int columns)
    {
        ShownAxis rows = grid.Y!;
        bool isTopDown = !rows.Axis.IsNumeric;
        string[] rowNames = [.. rows.Places.Select(place => AxisWords.Clip(NameOf(rows.Axis, place)))];
        string[] columnNames = [.. grid.X.Places.Select(place => NameOf(grid.X.Axis, place))];
        // Names of numbers may be left out: those beside them say what they are.
        bool isLettered = !grid.X.Axis.IsNumeric && !HasRoom(columnNames, rowNames.Max(name => name.Length), Math.Min(columns, MostColumnsOfPanels));
        return new TileAxes(
            AxisScale.Places(grid.X.Axis.Words, isLettered ? [.. columnNames.Select((_, i) => LetterOf(i))] : columnNames),
            AxisScale.Places(rows.Axis.Words, isTopDown ? [.. rowNames.Reverse()] : rowNames),
            isTopDown,
            isLettered ? $"{string.Join(", ", columnNames.Select((name, i) => $"{LetterOf(i)}: {name}"))}." : null);
    }

    /// <summary>Where a place of the y axis is.</summary>
    public int RowOf(int place) => IsTopDown ? Y.Ticks.Count - 1 - place : place;

    private static bool HasRoom(string[] names, int longestRow, int columns) =>
        names.Length * ((names.Max(name => name.Length) * LetterWidth) + Between) <= (Room - (longestRow * LetterWidth)) / columns;

    // The axis' name has the unit.
    private static string NameOf(SweepAxis axis, Place place) => axis.IsNumeric ? place.Bare : place.Text;

    private static string LetterOf(int column) => $"{(char)('A' + column)}";
}
