// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;

namespace Mp3.Experiments.Tests.Import;

public sealed class CpuTests
{
    private static readonly ImportOptions Hz250 = ImportOptions.None with { Hz = 250 };

    [Fact]
    public void The_unit_changes_the_numbers_and_not_the_picture()
    {
        // A jiffy of 4 ms; 50 of them in an interval.
        var jiffies = Imported.Text(HandMade.Handout, Hz250);
        var ns = Imported.Text(With(s => s[3] * 4_000_000), Hz250 with { Cpu = CpuUnit.Ns });
        var percent = Imported.Text(With(s => s[3] * 2), Hz250 with { Cpu = CpuUnit.Percent });
        var permille = Imported.Text(With(s => s[3] * 20), Hz250 with { Cpu = CpuUnit.Permille });

        long[] expected = [.. HandMade.Samples.Select(s => s[3] * 4_000_000)];
        Assert.All([jiffies, ns, percent, permille], found => Assert.Equal(expected, found.Recording.Rows.Select(row => row.UserNs)));
        Assert.Contains("CPU in jiffies per interval, it comes near the 50 jiffies of an interval and never exceeds them: at most 100 % of one CPU", jiffies.Said, StringComparison.Ordinal);
        Assert.All(
            [(ns, "ns"), (percent, "percent"), (permille, "permille")],
            one => Assert.Contains($"CPU in {one.Item2} per interval, as --cpu says: at most 100 % of one CPU", one.Item1.Said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(13, 2, "percent per interval, it comes near 100 and never exceeds it")]
    [InlineData(5, 2, "percent per interval, it comes near 100 and never exceeds it")]
    [InlineData(50, 20, "permille per interval, it comes near 1000 and never exceeds it")]
    [InlineData(13, 20, "permille per interval, it comes near 1000 and never exceeds it")]
    [InlineData(50, 20_000_000, "ns per interval, it is more than jiffies or µs can be")]
    public void A_unit_that_only_one_reading_fits_is_recognised(int interval, long factor, string said)
    {
        string[] lines = [.. HandMade.Samples.Select((s, i) => $"{1000 + (i * interval)} {s[1]} {s[2]} {s[3] * factor}")];

        // A jiffy of 20 ms, for the ns: 50 of them are as many ns as the greatest value.
        var found = Imported.Text(lines, ImportOptions.None with { Hz = 50 });

        Assert.Contains($"CPU in {said}", found.Said, StringComparison.Ordinal);
        Assert.Contains(": at most 100 % of one CPU", found.Said, StringComparison.Ordinal);
        Assert.Null(found.Recording.Facts.Open);
    }

    [Theory]
    // Percent on one CPU, or jiffies on two.
    [InlineData(2, "--cpu percent", "--cpu jiffies", "--cpu permille")]
    // Jiffies of a thrashing process, or percent.
    [InlineData(0.5, "--cpu jiffies", "--cpu percent", "--cpu permille")]
    // A mean of 43 % on one CPU that never comes near 100.
    [InlineData(1.7, "--cpu percent", "--cpu jiffies", "--cpu permille")]
    [InlineData(9, "--cpu permille", "--cpu jiffies")]
    public void A_unit_that_is_undecided_is_not_drawn_but_asked_for(double factor, params string[] answers)
    {
        var found = Imported.Text(With(s => (long)(s[3] * factor)));

        Assert.False(found.Recording.HasCpu);
        Assert.DoesNotContain(found.Recording.Facts.Settings, setting => setting.Contains("jiffies per interval", StringComparison.Ordinal));
        Assert.Contains("CPU not drawn: unit not known", found.Recording.Facts.Settings);
        Assert.Equal(answers, found.Recording.Facts.Open!.Answers.Select(answer => $"{answer}"));
        Assert.Equal((HandMade.Minor, HandMade.Major), (found.Minor, found.Major));
    }

    [Fact]
    public void A_part_with_a_fraction_is_no_jiffies()
    {
        var found = Imported.Text(HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]} {s[3] * 2}.5").Select(line => line.Replace(" 100.5", " 99.5", StringComparison.Ordinal)));

        Assert.Contains("CPU in percent per interval", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Nanoseconds_beside_jiffies_ask_for_both_at_once()
    {
        var found = Imported.Text(With(s => s[3] * 1_000_000));

        Assert.False(found.Recording.HasCpu);
        Assert.Equal(["--hz 1000 --cpu ns", "--hz 250 --cpu ns", "--hz 100 --cpu ns"], found.Recording.Facts.Open!.Answers.Select(answer => $"{answer}"));
    }

    [Fact]
    public void A_unit_that_no_machine_fits_is_not_drawn_even_if_the_user_said_it()
    {
        var found = Imported.Text(With(s => s[3] * 1_000_000), ImportOptions.None with { Cpu = CpuUnit.Jiffies, Hz = 1000 });

        Assert.False(found.Recording.HasCpu);
        Assert.Contains("in jiffies it would keep 1,000,000 CPUs busy", found.Recording.Facts.Open!.Why, StringComparison.Ordinal);
        Assert.Equal(["--cpu ns"], found.Recording.Facts.Open.Answers.Select(answer => $"{answer}"));
    }

    [Theory]
    [InlineData(1, null, null)]
    [InlineData(4_000_000, CpuUnit.Ns, 250)]
    public void Cpu_time_from_the_start_that_falls_when_a_process_leaves_is_still_from_the_start(long factor, object? unit, int? hz)
    {
        // Two processes; the second leaves after sample 6, and takes its share out of both sums.
        string[] lines = [.. HandMade.Samples.Select((s, i) =>
        {
            long[][] before = HandMade.Samples[..(i + 1)];
            int gone = i < 6 ? 1 : 2;
            return $"{s[0]} {before.Sum(x => x[1]) / gone} {before.Sum(x => x[2])} {before.Sum(x => x[3]) / gone * factor}";
        })];

        var found = Imported.Text(lines, new ImportOptions(null, CountKind.Cumulative, hz, (CpuUnit?)unit));

        Assert.Contains("from the start, ", found.Said, StringComparison.Ordinal);
        Assert.Contains("at most 100 % of one CPU", found.Said, StringComparison.Ordinal);
        Assert.True(found.Recording.HasCpu);
    }

    [Fact]
    public void A_column_of_zeros_is_no_question()
    {
        var found = Imported.Text(With(_ => 0));

        Assert.Null(found.Recording.Facts.Open);
        Assert.False(found.Recording.HasCpu);
    }

    private static string[] With(Func<long[], long> cpu) => [.. HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]} {cpu(s)}")];
}
