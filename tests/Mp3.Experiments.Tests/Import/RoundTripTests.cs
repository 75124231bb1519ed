// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Reader;
using Mp3.Reader.Monitor;

namespace Mp3.Experiments.Tests.Import;

/// <summary>
/// The committed case study 1, printed by the monitor's own text form and read again. What it is checked against is
/// runs.csv: the kernel's account of each process, not its samples.
/// </summary>
public sealed class RoundTripTests
{
    private const int Hz = 1000;

    private static readonly ProcessResult Study =
        ProcessResult.Load(Path.Combine(FixtureFolder.Repository, "results", "reference", "casestudy1"));

    [Theory]
    [InlineData("pair-a")]
    [InlineData("pair-b")]
    public void What_the_monitor_prints_is_recognised_and_adds_up_to_what_the_kernel_counted(string run)
    {
        string text = Print(run);

        var found = Imported.Text(text.Split('\n'), ImportOptions.None with { Hz = Hz });

        RunRow[] kernel = [.. Study.Runs.Where(row => row.Run == run)];
        Assert.Equal((kernel.Sum(row => row.MinorFaults), kernel.Sum(row => row.MajorFaults)), (found.Minor, found.Major));
        Assert.Contains("columns time,major,minor,cpu", found.Said, StringComparison.Ordinal);
        Assert.Contains("counts per interval", found.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("profiled data", found.Said, StringComparison.Ordinal);
        Assert.Empty(found.Recording.Gaps);
        double cpu = kernel.Sum(row => row.UserNs + row.SystemNs);
        Assert.InRange(found.Recording.Rows.Sum(row => row.UserNs), 0.99 * cpu, 1.01 * cpu);
    }

    [Fact]
    public void Without_its_beginning_it_is_not_guessed()
    {
        string[] lines = Print("pair-a").Split('\n');

        Assert.Contains("the ring had wrapped", Imported.Asks([.. lines[500..700], .. lines[300..500]]).Why, StringComparison.Ordinal);
    }

    private static string Print(string run)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using var form = new TextFormat(text, Hz, () => 0);
        IGrouping<long, SampleRow>[] ticks = [.. Study.Samples.Where(row => row.Run == run).GroupBy(row => row.Tick)];
        foreach (IGrouping<long, SampleRow> tick in ticks)
        {
            form.Write(new RingRecord
            {
                TimeNs = (ulong)tick.Max(row => row.TimeNs),
                MinorFaults = (ulong)tick.Sum(row => row.MinorFaults),
                MajorFaults = (ulong)tick.Sum(row => row.MajorFaults),
                UserNs = (ulong)tick.Sum(row => row.UserNs),
                SystemNs = (ulong)tick.Sum(row => row.SystemNs),
            });
        }

        form.End(ticks.Length);
        return text.ToString();
    }
}
