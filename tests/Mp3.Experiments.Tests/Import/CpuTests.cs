// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Import;

public sealed class CpuTests
{
    private static readonly ImportOptions Hz250 = ImportOptions.None with { Hz = 250 };

    [Fact]
    public void The_unit_changes_the_numbers_and_not_the_picture()
    {
        // A jiffy of 4 ms; 50 of them in an interval.
        var jiffies = Imported.Text(HandMade.Handout, Hz250);
        var ns = Imported.Text(HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]} {s[3] * 4_000_000}"), Hz250 with { Cpu = CpuUnit.Ns });
        var percent = Imported.Text(HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]} {s[3] * 2}"), Hz250 with { Cpu = CpuUnit.Percent });

        long[] expected = [.. HandMade.Samples.Select(s => s[3] * 4_000_000)];
        Assert.All([jiffies, ns, percent], found => Assert.Equal(expected, found.Recording.Rows.Select(row => row.UserNs)));
        Assert.Contains("CPU in jiffies per interval, as in the course: at most 100 % of one CPU", jiffies.Said, StringComparison.Ordinal);
        Assert.Contains("CPU in ns per interval, as --cpu says", ns.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Nanoseconds_are_not_taken_for_jiffies()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(
            () => Imported.Text(HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]} {s[3] * 1_000_000}")));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("--cpu ns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nanoseconds_beside_jiffies_need_the_jiffies_of_a_second()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(
            () => Imported.Text(HandMade.Handout, ImportOptions.None with { Cpu = CpuUnit.Ns }));

        Assert.Contains("--hz", error.Message, StringComparison.Ordinal);
    }
}
