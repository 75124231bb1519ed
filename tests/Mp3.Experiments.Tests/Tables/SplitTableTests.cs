// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tables;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Tables;

public sealed class SplitTableTests
{
    private static readonly FittedColumn[] Columns = [new("run", IsNumber: false), new("a"), new("b"), new("c"), new("d"), new("e")];

    private static readonly string[][] Rows = [["n01", "1,234,567", "2,234,567", "3,234,567", "4,234,567", "5,234,567"], []];

    [Fact]
    public void Where_there_is_room_it_is_one_table() => Assert.Equal(["run a b c d e", "n01 1,234,567 2,234,567 3,234,567 4,234,567 5,234,567"], Written(80));

    [Fact]
    public void What_has_no_room_goes_on_in_a_table_of_about_as_many_columns() => Assert.Equal(
        ["run a b c", "n01 1,234,567 2,234,567 3,234,567", "run d e", "n01 4,234,567 5,234,567"], Written(60));

    [Fact]
    public void No_column_is_left_out_however_narrow_the_terminal_is() => Assert.Equal(10, Written(20).Length);

    private static string[] Written(int width)
    {
        var console = new TestConsole().Width(width);
        SplitTable.Write(console, leading: 1, Columns, Rows);
        return
        [
            .. console.Output.Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .Where(line => line.Length > 0 && !line.Contains('─', StringComparison.Ordinal)),
        ];
    }
}
