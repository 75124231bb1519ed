// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Tests.Studies.Program;

public sealed class SeriesRuleTests
{
    [Fact]
    public void Few_descendants_have_a_line_each_with_most_faults_first() => Assert.Equal(
        [(100, "sh"), (101, "sort"), (103, "daemon"), (102, "sh 102")],
        SeriesOf(MadeTree.Shell(), "sh"));

    [Fact]
    public void Of_hundreds_those_with_a_tenth_of_all_faults_have_a_line_and_the_others_one_together()
    {
        MadeTree made = new MadeTree().Process(100, 0, 1, 300, minor: 1).Process(101, 100, 2, 2, minor: 600).Exec(101, 2, "/usr/lib/cc1");
        for (uint pid = 102; pid < 302; pid++)
        {
            made.Process(pid, 100, pid - 100, pid - 100, minor: 2);
        }

        IReadOnlyList<(int Pid, string Series)> series = SeriesOf(made.Program("make", 100), "make");

        Assert.Equal([(100, "make"), (101, "cc1"), (102, "others (200)")], series.Take(3));
        Assert.Equal(["others (200)"], series.Skip(2).Select(pair => pair.Series).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_many_alike_none_has_a_line()
    {
        MadeTree made = new MadeTree().Process(100, 0, 1, 30, minor: 1);
        for (uint pid = 101; pid < 121; pid++)
        {
            made.Process(pid, 100, 2, 3, minor: 100);
        }

        Assert.Equal(["make", "others (20)"], SeriesOf(made.Program("make", 100), "make").Select(pair => pair.Series).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Processes_of_one_command_are_told_apart_by_their_pids() => Assert.Equal(
        [(100, "sh"), (101, "sh 101"), (102, "sh 102")],
        SeriesOf(new MadeTree().Process(100, 0, 1, 3, minor: 1).Process(101, 100, 1, 2, minor: 5).Process(102, 100, 1, 2, minor: 3).Program("sh", 100, 101, 102), "sh"));

    [Fact]
    public void Programs_keep_their_lines_however_many_they_are()
    {
        MadeTree made = new();
        for (uint pid = 100; pid < 106; pid++)
        {
            made.Process(pid, 0, 1, 3, minor: 1);
        }

        made.Process(110, 100, 1, 2, minor: 1000).Process(111, 101, 1, 2, minor: 1000);
        string[] labels = [.. Enumerable.Range(1, 6).Select(number => $"copy {number}")];
        foreach ((int i, string label) in labels.Index())
        {
            made.Program(label, 100 + i);
        }

        Assert.Equal([.. labels, "others (2)"], SeriesOf(made, labels).Select(pair => pair.Series).Distinct(StringComparer.Ordinal));
    }

    private static IReadOnlyList<(int Pid, string Series)> SeriesOf(MadeTree made, params IReadOnlyList<string> labels) =>
        [.. SeriesRule.Of(ProcessTree.Of(made.Build()), labels).Select(pair => (pair.Process.Pid, pair.Series))];
}
