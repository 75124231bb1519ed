// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;
using Mp3.Experiments.Import.Text;

namespace Mp3.Experiments.Tests.Import;

public sealed class ColumnsTests
{
    [Fact]
    public void The_handout_s_order_is_recognised()
    {
        var found = Imported.Text(HandMade.Handout);

        Assert.Equal((HandMade.Minor, HandMade.Major), (found.Minor, found.Major));
        Assert.Contains("p.data: columns time,minor,major,cpu: column 1 is the time", found.Said, StringComparison.Ordinal);
        Assert.Contains("column 2 is the minor faults, it leads 120 to 0", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_Misik_and_Hu_is_recognised()
    {
        var found = Imported.Text(HandMade.MisikHu);

        Assert.Equal((HandMade.Minor, HandMade.Major), (found.Minor, found.Major));
        Assert.Contains("columns time,major,minor,cpu", found.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_any_major_faults_the_empty_column_has_them(bool isHandout)
    {
        var found = Imported.Text(HandMade.Samples.Select(s => isHandout ? $"{s[0]} {s[1]} 0 {s[3]}" : $"{s[0]} 0 {s[1]} {s[3]}"));

        Assert.Equal((HandMade.Minor, 0), (found.Minor, found.Major));
    }

    [Fact]
    public void Faults_that_are_alike_from_the_beginning_need_the_option()
    {
        string[] lines = [.. Enumerable.Range(1, 40).Select(i => $"{50 * i} {40 + (7 * i % 5)} {30 + (3 * i % 4)} 9")];

        Question question = Imported.Asks(lines);

        Assert.Equal(["--columns time,minor,major,cpu", "--columns time,major,minor,cpu"], question.Answers.Select(answer => $"{answer}"));
        ImportOptions said = ImportOptions.None with { Columns = Imported.Columns("time,major,minor,cpu") };
        Assert.Equal(Enumerable.Range(1, 40).Sum(i => 30 + (3 * i % 4)), Imported.Text(lines, said).Minor);
    }

    [Theory]
    [InlineData("{1} {2} {3} {0}", "column 4 rises as time does, but no order that is known has the time there", "minor,major,cpu,time")]
    [InlineData("{1} {0} {2} {3}", "column 2 rises as time does, but no order that is known has the time there", "minor,time,major,cpu")]
    [InlineData("{1} {2} {3} 7", "no column rises all the way", null)]
    public void A_time_that_is_not_in_column_1_needs_the_option(string form, string cause, string? answer)
    {
        IEnumerable<string> lines = HandMade.Samples.Select(s => string.Format(null, form, s[0], s[1], s[2], s[3]));

        Question question = Imported.Asks(lines);

        Assert.Contains(cause, question.Why, StringComparison.Ordinal);
        Assert.Equal(answer, question.Answers.Count == 0 ? null : $"{question.Answers[0].Columns}");
    }

    [Theory]
    [InlineData("time,major,minor,cpu", true)]
    [InlineData("time,minor,major,cpu", false)]
    public void An_option_that_the_data_contradict_is_obeyed_and_doubted(string columns, bool isDoubted)
    {
        var found = Imported.Text(HandMade.Handout, ImportOptions.None with { Columns = Imported.Columns(columns) });

        Assert.Equal(isDoubted ? HandMade.Major : HandMade.Minor, found.Minor);
        Assert.Equal(isDoubted, found.Said.Contains("but the data look like time,minor,major,cpu", StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_names_any_columns()
    {
        ImportOptions said = ImportOptions.None with { Columns = Imported.Columns("major,-,minor,cpu,time") };

        var found = Imported.Text(HandMade.Samples.Select(s => $"{s[2]} 99 {s[1]} {s[3]} {s[0]}"), said);

        Assert.Equal((HandMade.Minor, HandMade.Major), (found.Minor, found.Major));
    }

    [Fact]
    public void A_header_names_the_columns()
    {
        var found = Imported.Text(["# jiffies major_faults minor_faults cpu_utilization", .. HandMade.Handout]);

        Assert.Equal((HandMade.Major, HandMade.Minor), (found.Minor, found.Major));
        Assert.Contains("as the header says", found.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,minor,cpu")]
    [InlineData("time,minor,minor,major")]
    [InlineData("time,minor,major,rss")]
    [InlineData("")]
    public void Other_names_are_no_order(string names) => Assert.Null(ColumnOrder.OfNames(names.Split(',')));
}
