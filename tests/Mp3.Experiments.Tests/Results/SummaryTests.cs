// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Spectre.Console;

namespace Mp3.Experiments.Tests.Results;

public sealed class SummaryTests
{
    private static readonly RunRow[] Pair =
    [
        Row.Run("pair-a", "first", completion: 40, minor: 100, major: 7, user: 2, system: 6),
        Row.Run("pair-a", "second", completion: 25, minor: 1_234_567, major: 3, user: 1, system: 4),
        Row.Run("pair-b", "first", completion: 0, minor: 0, major: 0, user: 0, system: 0),
    ];

    [Fact]
    public void A_process_uses_its_CPU_time_over_its_own_completion_time()
    {
        Usage second = Summary.Of(Pair)[0].Processes[1];

        Assert.Equal(new Usage("second", 25, 1_234_567, 3, 1, 4), second);
        Assert.Equal(20, second.UtilizationPercent, 12);
        Assert.Equal(4, second.UserPercent, 12);
        Assert.Equal(16, second.SystemPercent, 12);
    }

    [Fact]
    public void A_total_sums_up_over_the_time_to_the_last_end()
    {
        Usage total = Summary.Of(Pair)[0].Total;

        Assert.Equal(new Usage("pair-a", 40, 1_234_667, 10, 3, 10), total);
        Assert.Equal(32.5, total.UtilizationPercent, 12);
    }

    [Fact]
    public void A_process_that_took_no_time_used_nothing() =>
        Assert.Equal(0, Summary.Of(Pair)[1].Total.UtilizationPercent);

    [Fact]
    public void The_table_has_a_line_a_process_and_a_total_a_pair_and_fits_80_columns()
    {
        string[] lines = Render(Pair);

        Assert.Contains(lines, line => Cells(line) is ["pair-a", "second", "25.000", "1,234,567", "3", "20.00", "1.000", "4.000"]);
        Assert.Contains(lines, line => Cells(line) is ["pair-a", "total", "40.000", "1,234,667", "10", "32.50", "3.000", "10.000"]);
        Assert.DoesNotContain(lines, line => Cells(line) is ["pair-b", "total", ..]);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Assert.DoesNotContain(lines, line => line.Contains('\x1b', StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_of_many_copies_shows_totals_alone()
    {
        RunRow[] rows = [.. Enumerable.Range(1, 5).Select(copy => Row.Run("n05", $"copy {copy}", 20, 10, 1, 1, 1))];

        string[] lines = Render(rows);

        Assert.Contains(lines, line => Cells(line) is ["n05", "5", "20.000", "50", "5", "50.00", "5.000", "5.000"]);
        Assert.Single(lines, line => line.Contains("n05", StringComparison.Ordinal));
    }

    private static string[] Cells(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Render(IReadOnlyList<RunRow> rows)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 80;
        SummaryTable.Write(console, Summary.Of(rows));
        return text.ToString().Split('\n');
    }
}
