// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Studies.Processes;

/// <summary>What the records say of memory, against /proc/vmstat and wait4().</summary>
public sealed class MemoryChecksTests
{
    private readonly HandMadeRun _run = new();
    private readonly Dictionary<string, long> _vmstat = new(StringComparer.Ordinal)
    {
        ["pgfault"] = 177,
        ["pgmajfault"] = 11,
        ["pswpin"] = 11,
        ["pswpout"] = 30,
        ["allocstall_normal"] = 2,
        ["allocstall_movable"] = 3,
        ["pgscan_kswapd"] = 900,
        ["pgsteal_direct"] = 40,
        ["workingset_refault_anon"] = 10,
    };

    private MachineRecord _first = new() { Tick = 1, Cpus = 1, SwapIn = 4, SwapOut = 30, Stalls = 5, ScanKswapd = 900, StealDirect = 40 };
    private MachineRecord _last = new() { Tick = 4, Cpus = 1, SwapIn = 7, RefaultAnon = 10 };

    [Fact]
    public void What_agrees_passes()
    {
        IReadOnlyList<CheckResult> checks = Checks();

        Assert.All(checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Equal("11 pages in, 30 out, 5 stalls, exactly", checks.Single(check => check.Name == "swap = /proc/vmstat").Detail);
    }

    [Fact]
    public void A_run_without_records_of_the_machine_has_no_checks_of_it() => Assert.Equal(
        ["resident set ≤ wait4"], MemoryChecks.Of(_run.Build()).Select(check => check.Name));

    [Theory]
    [InlineData("pswpin", 11 + 65)]
    [InlineData("pswpin", 10)]
    [InlineData("pswpout", 31)]
    [InlineData("pswpout", 29)]
    [InlineData("allocstall_dma32", 1)]
    public void Pages_and_stalls_too_many_or_too_few_are_found(string counter, long value)
    {
        _vmstat[counter] = value;

        Assert.Equal(["swap = /proc/vmstat"], Failures());
    }

    [Fact]
    public void Pages_that_are_written_after_the_last_record_are_told_where_reclaim_was_under_way()
    {
        _vmstat["pswpout"] = 33;
        _last.WritebackPages = 1;

        Assert.EndsWith("exactly; 3 more written after the last record", Checks()[0].Detail, StringComparison.Ordinal);
        Assert.Empty(Failures());
    }

    [Fact]
    public void Pages_that_others_read_after_the_last_record_are_told()
    {
        _vmstat["pswpin"] = 11 + 64;

        Assert.EndsWith("exactly; 64 more read after the last record", Checks()[0].Detail, StringComparison.Ordinal);
        Assert.Empty(Failures());
    }

    [Theory]
    [InlineData("pgscan_kswapd", 900 + 125, true)]
    [InlineData("pgscan_kswapd", 900 + 126, false)]
    [InlineData("pgscan_kswapd", 899, false)]
    [InlineData("pgsteal_direct", 39, false)]
    [InlineData("workingset_refault_anon", 10 + 125, true)]
    [InlineData("workingset_refault_anon", 10 + 126, false)]
    [InlineData("workingset_refault_file", 126, false)]
    public void Reclaim_and_refaults_may_be_handed_over_after_the_last_record_within_the_bound(string counter, long value, bool passes)
    {
        _vmstat[counter] = value;

        Assert.Equal(passes ? [] : ["reclaim and refaults = /proc/vmstat"], Failures());
    }

    [Theory]
    [InlineData(4000 + (66 * 4), true)]
    [InlineData(4000 + (67 * 4), false)]
    public void A_resident_set_may_be_above_wait4_s_by_what_a_thread_keeps_to_itself(int kib, bool passes)
    {
        _run.Records[3] = _run.Records[3] with { AnonPages = (ulong)((kib / 4) - 30), FilePages = 20, ShmemPages = 10 };

        Assert.Equal(passes ? [] : ["resident set ≤ wait4"], Failures());
    }

    [Fact]
    public void Pages_that_are_swapped_out_are_not_resident()
    {
        _run.Records[3] = _run.Records[3] with { SwapEntries = 1_000_000 };

        Assert.Empty(Failures());
    }

    private string[] Failures() => [.. Checks().Where(check => !check.Passed).Select(check => check.Name)];

    private IReadOnlyList<CheckResult> Checks()
    {
        _run.Records.RemoveAll(record => record.Flags.HasFlag(RecordMarks.Machine));
        _run.AddMachine(_first);
        _run.AddMachine(_last);
        _run.Report = _run.Report with { Vmstat = _vmstat };
        return MemoryChecks.Of(_run.Build());
    }
}
