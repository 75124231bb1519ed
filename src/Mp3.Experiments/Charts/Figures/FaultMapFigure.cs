// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Every fault of a run by its address, over time: a panel for each process, all with the same axes.</summary>
public static class FaultMapFigure
{
    /// <summary>More panels than this would be too small to read.</summary>
    private const int MostPanels = 6;

    private const int MostOfOneColumn = 3;
    private const int ManyColumns = 3;

    // Rows of cells that all panels above each other have together, and the least of a panel.
    private const int AllRows = 200;
    private const int LeastRows = 40;

    // Height of a name, as a part of all panels' heights.
    private const double NamePart = 1 / 22d;

    private static readonly KeyEntry[] Key =
    [
        new($"major: {FaultWords.MajorMeans}, at least once", CurveStyle.MajorCell),
        new($"only minor: {FaultWords.MinorMeans}", CurveStyle.MinorCell),
    ];

    /// <summary>The map of a run.</summary>
    /// <param name="map">Of its log.</param>
    /// <param name="endSeconds">Where the time axis ends, at least.</param>
    /// <returns>null: the run has no faults.</returns>
    public static Figure? Of(FaultMap map, double endSeconds)
    {
        ArgumentNullException.ThrowIfNull(map);
        MappedProcess[] shown = [.. map.Processes.Take(MostPanels)];
        if (shown.Length == 0)
        {
            return null;
        }

        int columns = shown.Length <= MostOfOneColumn ? 1 : ManyColumns;
        int panelRows = (shown.Length + columns - 1) / columns;
        int cellRows = Math.Max(LeastRows, AllRows / panelRows);
        var folds = AddressFolds.Of(shown.SelectMany(process => process.Grid.Ranges));
        AxisScale time = AxisScale.Time("Time (s)", endSeconds);
        AxisScale addresses = AddressesOf(folds, panelRows * NamePart);
        return new Figure(
            $"fault-map-{map.Run}",
            $"{RunTitle.Of(map.Run)}, every page fault by address: {RunTitle.Cast([.. map.Processes.Select(process => process.Label)])}",
            NoteOf(map, shown.Length),
            Key,
            [.. shown.Select(process => new Panel(HeadingOf(process, columns > 1), time, addresses, [])
            {
                Shades = [.. folds.Gaps.Select(gap => new Shade(time.Min, time.Max, gap.Low, gap.High))],
                Cells = CellsOf(process.Grid, folds, cellRows, endSeconds),
            })])
        {
            Columns = columns,
            Finding = FaultMapFinding.Of(map, folds),
        };
    }

    private static string NoteOf(FaultMap map, int shown)
    {
        const string Folded = "Beside each mapping its first address (hex) and its size; shaded: addresses without a fault, folded.";
        string processes = shown < map.Processes.Count ? $" The first {shown} of {map.Processes.Count} processes." : "";
        string lost = map.Lost > 0 ? $" {map.Lost:N0} records were lost and are not shown." : "";
        return Folded + processes + lost;
    }

    private static string HeadingOf(MappedProcess process, bool isNarrow)
    {
        if (isNarrow)
        {
            return $"{process.Label}: {process.Counts.Major:N0} major";
        }

        long others = process.Counts.Failed + process.Counts.Open;
        string more = others == 0 ? "" : $", {others:N0} failed or open";
        return $"{process.Label}: {process.Counts.Major:N0} major, {process.Counts.Minor:N0} minor{more}";
    }

    private static AxisScale AddressesOf(AddressFolds folds, double namePart)
    {
        List<string> names = [];
        double free = double.NegativeInfinity;
        foreach ((AddressRange range, double low, _) in folds.Mappings)
        {
            names.Add(low >= free ? range.Text : "");
            free = low >= free ? low + namePart : free;
        }

        return new AxisScale("Address", 0, 1, [.. folds.Mappings.Select(mapping => mapping.Low)]) { Names = names };
    }

    private static CellLayer[] CellsOf(AddressGrid grid, AddressFolds folds, int rows, double endSeconds)
    {
        SortedDictionary<int, ColumnSet> major = RowsOf(grid.Cells(isMajor: true), folds, rows);
        SortedDictionary<int, ColumnSet> all = RowsOf(grid.Cells(isMajor: false).Concat(grid.Cells(isMajor: true)), folds, rows);
        // Major ones lie on top, so minor ones may go on below them: the fewer pieces, the smaller the SVG.
        return [LayerOf(CurveStyle.MinorCell, all, rows, endSeconds), LayerOf(CurveStyle.MajorCell, major, rows, endSeconds)];
    }

    /// <summary>What the rows of the picture show, those of the grid that lie in one taken together.</summary>
    private static SortedDictionary<int, ColumnSet> RowsOf(
        IEnumerable<(AddressRange Range, ColumnSet Columns)> cells, AddressFolds folds, int rows)
    {
        SortedDictionary<int, ColumnSet> shown = [];
        foreach ((AddressRange range, ColumnSet columns) in cells)
        {
            int mapping = folds.Find(range.Start);
            int from = (int)(folds.Place(range.Start, mapping) * rows);
            int to = Math.Max(from + 1, (int)Math.Round(folds.Place(range.End, mapping) * rows));
            for (int row = from; row < to; row++)
            {
                if (!shown.TryGetValue(row, out ColumnSet? all))
                {
                    all = new ColumnSet(FaultMap.Columns);
                    shown.Add(row, all);
                }

                all.Add(columns);
            }
        }

        return shown;
    }

    private static CellLayer LayerOf(CurveStyle style, SortedDictionary<int, ColumnSet> cells, int rows, double endSeconds)
    {
        double width = endSeconds / FaultMap.Columns;
        return new CellLayer(
            style,
            1d / rows,
            [.. cells.SelectMany(row => row.Value.Runs().Select(run => new CellRun(run.From * width, run.To * width, (row.Key + 0.5) / rows)))]);
    }
}
