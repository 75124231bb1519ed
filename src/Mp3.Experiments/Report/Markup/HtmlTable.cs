// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Report.Markup;

/// <summary>A cell of a table.</summary>
/// <param name="Content">What it shows.</param>
/// <param name="SortKey">What it is sorted by; null: its text.</param>
internal sealed record Cell(Html Content, string? SortKey = null)
{
    public static Cell Of(string text) => new(Html.Text(text));

    /// <summary>A number, shown in a format of .NET.</summary>
    public static Cell Of(double value, string format) =>
        new(Html.Text(value.ToString(format, CultureInfo.InvariantCulture)), value.ToString("R", CultureInfo.InvariantCulture));
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">One for each column.</param>
internal sealed record Row(IReadOnlyList<Cell> Cells);

/// <summary>A column of a table; numbers stand at the right.</summary>
internal sealed record HtmlColumn(string Name, bool IsNumber = false);

/// <summary>
/// A table that a reader can sort: the page's script turns its headings into buttons. On a narrow page each row
/// becomes a card, where <c>data-label</c> names the values.
/// </summary>
internal static class HtmlTable
{
    /// <param name="caption">Says what it holds.</param>
    /// <param name="columns">From left to right.</param>
    /// <param name="rows">In the order without a script.</param>
    public static Html Of(string caption, IReadOnlyList<HtmlColumn> columns, IEnumerable<Row> rows) => Html.Of(
        $"""
        <table data-sortable="">
        <caption>{caption}</caption>
        <thead><tr>{Html.Join("", columns.Select(Heading))}</tr></thead>
        <tbody>
        {Html.Lines(rows.Select(row => OfRow(columns, row)))}
        </tbody>
        </table>
        """);

    private static Html Heading(HtmlColumn column) => Html.Of($"""<th scope="col"{ClassOf(column)}>{column.Name}</th>""");

    private static Html OfRow(IReadOnlyList<HtmlColumn> columns, Row row) =>
        Html.Of($"""<tr>{Html.Join("", columns.Zip(row.Cells, OfCell))}</tr>""");

    private static Html OfCell(HtmlColumn column, Cell cell)
    {
        Html key = cell.SortKey is null ? Html.Empty : Html.Of($" data-sort=\"{cell.SortKey}\"");
        return Html.Of($"""<td data-label="{column.Name}"{ClassOf(column)}{key}>{cell.Content}</td>""");
    }

    private static Html ClassOf(HtmlColumn column) => column.IsNumber ? Html.Trusted(" class=\"number\"") : Html.Empty;
}
