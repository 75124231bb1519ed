// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed class StreamFindingsTests
{
    [Fact]
    public void Memory_is_told_by_its_extremes()
    {
        MeasuredRun run = RunOf(
            Row.Sample(1, 1, "a", 1, 0) with { Memory = Row.Memory(10 * 1024, 0) },
            Row.Sample(1, 1, "b", 1, 0) with { Memory = Row.Memory(20 * 1024, 0) },
            Row.Sample(2, 2, "a", 1, 0) with { Memory = Row.Memory(25 * 1024, 900 * 1024) });
        MachineRow[] machine =
        [
            Row.Machine(1, 1, "pair-a", (MachineColumn.Free, 512 * 1024)),
            Row.Machine(2, 2, "pair-a", (MachineColumn.Free, 3 * 1024), (MachineColumn.SwapUsed, 1500 * 1024)),
        ];

        Assert.Equal(
            "Up to 30.0 MiB of Pair A's processes are resident at once, the machine has 3.0 MiB or more free, and up to 1,500 MiB of swap are in use.",
            StreamFindings.OfMemory(run, machine));
        Assert.EndsWith("and no swap is in use.", StreamFindings.OfMemory(run, machine[..1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_reclaims_nothing_is_told_so() => Assert.Equal(
        "Pair A swaps nothing, and the kernel reclaims nothing: everything fits into the RAM.",
        StreamFindings.OfReclaim(RunOf(Row.Sample(1, 1, "a", 1, 0)), [Row.Machine(1, 1, "pair-a", (MachineColumn.Free, 1))], [], isSwapDisk: true));

    [Fact]
    public void Who_reclaims_and_who_waits_is_told_in_parts() => Assert.Equal(
        "Pair A swaps 8.0 MiB out and 4.0 MiB in; kswapd reclaims 75 % of the pages, and 2 allocations reclaim for themselves. "
        + "All tasks that could run wait for I/O for 50 % of the time, for memory for 10 %.",
        StreamFindings.OfReclaim(
            RunOf(Row.Sample(1, 1, "a", 1, 1)),
            [Row.Machine(1, 1, "pair-a", (MachineColumn.SwapIn, 1024), (MachineColumn.SwapOut, 2048), (MachineColumn.StealKswapd, 3), (MachineColumn.StealDirect, 1), (MachineColumn.Stalls, 2))],
            [Row.Pressure(0.5, "pair-a", (PressureColumn.IoFull, 500_000)), Row.Pressure(1, "pair-a", (PressureColumn.MemoryFull, 100_000))],
            isSwapDisk: true));

    [Theory]
    [InlineData(8, "The disk has a request for 80 % of the time and answers 20 a second: it sets the pace.")]
    [InlineData(7.9, "The disk has a request for 79 % of the time and answers 20 a second.")]
    [InlineData(0.01, "The disk has a request for less than 1 % of the time and answers 20 a second.")]
    public void A_disk_that_nearly_always_has_a_request_sets_the_pace(double busySeconds, string sentence)
    {
        MeasuredRun run = RunOf(Row.Sample(1, 10, "a", 1, 1));
        run = run with { Report = run.Report! with { Disks = [new DiskCounts("mp3_disk0", 150, 0, 50, 0, 0, 0, (long)(busySeconds * 1e9), 0, 1)] } };
        MachineRow[] machine = [Row.Machine(1, 10, "pair-a", (MachineColumn.SwapIn, 1))];

        Assert.EndsWith(sentence, StreamFindings.OfReclaim(run, machine, [], isSwapDisk: true), StringComparison.Ordinal);
        Assert.DoesNotContain("disk", StreamFindings.OfReclaim(run, machine, [], isSwapDisk: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 256, true)]
    [InlineData(5, 0, false)]
    [InlineData(1.5, 256, false)]
    public void A_long_time_without_a_fault_is_told_if_pages_are_written_meanwhile(double seconds, long written, bool isTold)
    {
        MeasuredRun run = RunOf(
            Row.Sample(1, 1, "a", 1, 0), Row.Sample(2, 2, "a", 0, 1), Row.Sample(3, 2 + (seconds / 2), "a", 0, 0), Row.Sample(4, 2 + seconds, "a", 0, 0), Row.Sample(5, 3 + seconds, "a", 1, 0));
        MachineRow[] machine = [Row.Machine(2, 2, "pair-a", (MachineColumn.SwapIn, 1)), Row.Machine(4, 2 + seconds, "pair-a", (MachineColumn.SwapOut, written))];

        string finding = StreamFindings.OfReclaim(run, machine, [], isSwapDisk: false);

        Assert.Equal(isTold, finding.EndsWith("From 2.0 to 7.0 s no process has a fault, while 1.0 MiB are swapped out.", StringComparison.Ordinal));
        Assert.Equal(isTold, finding.Contains("no process", StringComparison.Ordinal));
    }

    private static MeasuredRun RunOf(params SampleRow[] samples)
    {
        Manifest manifest = SyntheticStudy.ManifestOf("casestudy1", Manifest.Complete, 1);
        string[] labels = [.. samples.Select(row => row.Label).Distinct()];
        return MeasuredRun.Of(new ProcessResult(manifest, "aa", samples, [.. labels.Select(label => Row.Run("pair-a", label, 10, 1, 1, 0, 0))]))[0];
    }
}
