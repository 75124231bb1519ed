// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Repetition;
using Mp3.Experiments.Tables;
using Mp3.Experiments.Tests.Fixtures;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Tables;

public sealed class FittedTableTests
{
    private static readonly FittedColumn[] Columns =
        [new("run", IsNumber: false), new("faults"), new("ratio", Rank: 1), new("note", Rank: 2, Folds: true)];

    private static readonly string[][] Rows = [["n01", "1,234,567", "0.5", "two of [three]"], [], ["n11", "9", "12.25", "-"]];

    [Fact]
    public void Where_there_is_room_all_is_shown_in_one_line() => Assert.Equal(
        ["run faults ratio note", "n01 1,234,567 0.5 two of [three]", "n11 9 12.25 -"], Written(80, Columns, Rows));

    [Fact]
    public void A_column_that_folds_does_so_at_blanks_first() => Assert.Equal(
        ["run faults ratio note", "n01 1,234,567 0.5 two of", "[three]", "n11 9 12.25 -"], Written(40, Columns, Rows));

    [Fact]
    public void The_columns_that_matter_least_go_and_that_is_said()
    {
        Assert.Equal(["run faults ratio", "n01 1,234,567 0.5", "n11 9 12.25", "no room for note: a wider terminal", "shows more"], Written(34, Columns, Rows));
        Assert.Equal("no room for ratio, note: a wider terminal shows more", string.Join(' ', Written(20, Columns, Rows)[3..]));
    }

    /// <summary>Tables of results as large as there are, on terminals of every width from 60 columns on.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(70)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public void No_table_of_the_program_breaks_a_number_or_is_wider_than_the_terminal(int width)
    {
        var repetitions = SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(6, 1, 5, 11));
        IReadOnlyList<RunRow> large = [.. SyntheticStudy.CaseStudy1(5, 1).Runs.Select(row => row with { MajorFaults = 1_627_214, MinorFaults = 12_345_678, CompletionNs = 12_345_678_000_000 })];
        ComparisonRow[] compared =
        [
            new("n11", ProcessMetrics.MajorFaults.Name, 1_627_214, 38_123_456, 6, 36_496_242, 36_496_000, 36_497_111, 0.96, 23.429, "more", "ssd", "lru_gen/enabled=y", 910, null),
            new("n11", ProcessMetrics.Completion.Name, 24.04, 83.12, 3, 59.08, 58.1, 60.2, 0.75, 3.457, "can't tell: fewer than 6 seeds", "ssd", "lru_gen/enabled=y", 910, null),
        ];

        AssertFits(width, Written(width, console => SummaryTable.Write(console, Summary.Of(large))), ["1,627,214", "12,345,678", "12345.678"]);
        AssertFits(width, Written(width, console => RepeatedTables.Write(console, repetitions)), []);
        AssertFits(width, Written(width, console => HandoffTable.Write(console, SyntheticHandoff.Of([512, 65_536], [0, 0.5, 3]).Scenarios)), ["65,536"]);
        AssertFits(
            width,
            Written(width, console => PairTable.Write(console, ProcessMetrics.All, compared)),
            width < 80 ? ["1,627,214", "38,123,456"] : ["1,627,214", "38,123,456", "23.429", "+36,496,242", "[+36,496,000,", "+36,497,111]", "+59.080", "more"]);
    }

    private static void AssertFits(int width, string text, string[] numbers)
    {
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, text));
        string[] words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(numbers, number => Assert.True(words.Contains(number, StringComparer.Ordinal), $"{number} is broken in\n{text}"));
    }

    private static string[] Written(int width, FittedColumn[] columns, string[][] rows) =>
    [
        .. Written(width, console => FittedTable.Write(console, columns, rows)).Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0 && !line.Contains('─', StringComparison.Ordinal)),
    ];

    private static string Written(int width, Action<Spectre.Console.IAnsiConsole> write)
    {
        var console = new TestConsole().Width(width);
        write(console);
        return console.Output;
    }
}
