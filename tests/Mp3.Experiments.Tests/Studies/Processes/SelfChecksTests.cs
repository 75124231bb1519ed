// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Studies.Processes;

/// <summary>Every check passes where all is right, and it alone fails where one thing is wrong that it looks for.</summary>
public sealed class SelfChecksTests
{
    private readonly HandMadeRun _run = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_in_which_all_agrees_passes_every_check(bool isVirtual)
    {
        IReadOnlyList<CheckResult> checks = SelfChecks.Of(_run.Build(), isVirtual);

        Assert.Equal(9, checks.Count);
        Assert.All(checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Equal("166 minor, 11 major, exactly", Detail(checks, "faults = wait4"));
    }

    [Fact]
    public void A_lost_minor_fault_is_found()
    {
        Change(0, record => record with { MinorFaults = 99 });
        Change(2, record => record with { MinorFaults = 149 });

        Assert.Equal("long: records 110 minor, 10 major; wait4 111 and 10", OnlyFailure("faults = wait4"));
    }

    [Fact]
    public void A_major_fault_that_became_a_minor_one_is_found()
    {
        Change(4, record => record with { MinorFaults = 6, MajorFaults = 0 });
        Change(5, record => record with { MinorFaults = 16, MajorFaults = 7 });

        Assert.Equal("short: records 56 minor, 0 major; wait4 55 and 1", OnlyFailure("faults = wait4"));
    }

    [Fact]
    public void A_process_without_records_is_found()
    {
        _run.Records.RemoveAll(record => record.Pid == HandMadeRun.Short);
        for (int i = 0; i < _run.Records.Count; i++)
        {
            if (_run.Records[i].Flags == RecordMarks.Sum)
            {
                RingRecord own = _run.Records[i - 1];
                _run.Records[i] = own with { Pid = 0, Flags = RecordMarks.Sum, Processes = 1 };
            }
        }

        _run.Report = _run.Report with { Ring = _run.Report.Ring with { Head = 8 } };

        Assert.Contains("faults = wait4", Failures());
        Assert.DoesNotContain("each tick's sum = its records", Failures());
    }

    [Theory]
    [InlineData(ProcessAccount.CpuToleranceNs, true)]
    [InlineData(ProcessAccount.CpuToleranceNs + 1, false)]
    [InlineData(-ProcessAccount.CpuToleranceNs, true)]
    [InlineData(-ProcessAccount.CpuToleranceNs - 1, false)]
    public void Cpu_time_may_differ_by_the_tolerance_and_no_more(long differenceNs, bool passes)
    {
        Change(0, record => record with { UserNs = (ulong)((long)record.UserNs + differenceNs) });
        Change(2, record => record with { UserNs = (ulong)((long)record.UserNs + differenceNs) });

        Assert.Equal(passes ? [] : ["CPU time = wait4"], Failures());
    }

    [Fact]
    public void User_and_system_time_may_be_divided_in_another_way()
    {
        Change(0, record => record with { UserNs = record.SystemNs, SystemNs = record.UserNs });
        Change(2, record => record with { UserNs = record.UserNs - 3_000_000, SystemNs = record.SystemNs + 3_000_000 });

        Assert.Empty(Failures());
    }

    [Fact]
    public void More_faults_than_the_whole_machine_had_are_found()
    {
        _run.Report = _run.Report with { Vmstat = new Dictionary<string, long>(_run.Report.Vmstat, StringComparer.Ordinal) { ["pgfault"] = 176 } };

        Assert.Equal("records 177, 11 of them major; machine 176 and 11", OnlyFailure("faults ≤ /proc/vmstat"));
    }

    [Fact]
    public void More_major_faults_than_the_whole_machine_had_are_found()
    {
        _run.Report = _run.Report with { Vmstat = new Dictionary<string, long>(StringComparer.Ordinal) { ["pgfault"] = 187 } };

        OnlyFailure("faults ≤ /proc/vmstat");
    }

    [Fact]
    public void A_fault_that_was_tried_again_may_be_major_to_its_process_alone()
    {
        _run.Report = _run.Report with
        {
            Vmstat = new Dictionary<string, long>(StringComparer.Ordinal) { ["pgfault"] = 178, ["pgmajfault"] = 10 },
        };

        Assert.Empty(Failures());
    }

    [Theory]
    [InlineData("minor")]
    [InlineData("major")]
    [InlineData("user")]
    [InlineData("system")]
    [InlineData("processes")]
    public void A_sum_that_differs_is_found(string field)
    {
        Change(5, record => field switch
        {
            "minor" => record with { MinorFaults = record.MinorFaults + 1 },
            "major" => record with { MajorFaults = record.MajorFaults - 1 },
            "user" => record with { UserNs = record.UserNs + 1 },
            "system" => record with { SystemNs = record.SystemNs - 1 },
            _ => record with { Processes = (ushort)(record.Processes + 1) },
        });

        Assert.Equal("1 of 4 ticks differ", OnlyFailure("each tick's sum = its records"));
    }

    [Fact]
    public void A_tick_that_is_missing_is_found()
    {
        // The third tick, in which nothing happened: no other account misses it.
        _run.Records.RemoveRange(6, 2);
        _run.Report = _run.Report with { Ring = _run.Report.Ring with { Head = 8, Ticks = 3 } };

        Assert.Equal("3 ticks in 0.200 s, expected 4; 0 late, 0 missed; the last one 39.0 ms after the last exit", OnlyFailure("ticks = elapsed time / period"));
    }

    [Fact]
    public void A_late_tick_fails_under_the_virtual_clock_alone()
    {
        _run.Report = _run.Report with { Ring = _run.Report.Ring with { LateTicks = 1 } };

        OnlyFailure("ticks = elapsed time / period");
        Assert.Empty(Failures(isVirtual: false));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void The_real_clock_excuses_just_the_ticks_that_the_module_says_it_missed(int missed, bool passes)
    {
        _run.Records.RemoveRange(6, 2);
        _run.Report = _run.Report with { Ring = _run.Report.Ring with { Head = 8, Ticks = 3, MissedTicks = missed } };

        Assert.Equal(passes ? [] : ["ticks = elapsed time / period"], Failures(isVirtual: false));
        Assert.Equal(["ticks = elapsed time / period"], Failures(isVirtual: true));
    }

    [Theory]
    [InlineData(99_000_000)]
    [InlineData(251_000_000)]
    public void Ticks_that_end_long_after_the_last_process_or_before_it_are_found(long lastExitNs)
    {
        _run.Change(0, process => process with { ExitNs = HandMadeRun.EpochNs + lastExitNs });

        OnlyFailure("ticks = elapsed time / period");
    }

    [Fact]
    public void A_tick_between_an_end_and_the_moment_when_it_was_seen_is_the_last_one()
    {
        _run.Change(0, process => process with { ExitNs = HandMadeRun.EpochNs + 200_010_000 });

        Assert.Empty(Failures());
        Assert.Contains(SelfChecks.Of(_run.Build(), isVirtual: true), check => check.Detail.EndsWith("the last one 0.0 ms before the last exit was seen", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lost_record_is_found()
    {
        _run.Report = _run.Report with { LostRecords = 1 };

        Assert.Equal("10 written, 10 read, 1 lost", OnlyFailure("no record lost"));
    }

    [Fact]
    public void Records_of_the_machine_count_as_read_and_as_nothing_else()
    {
        // Where a process has its minor faults.
        _run.AddMachine(new MachineRecord { Tick = 1, SwapIn = 11 });

        Assert.Empty(Failures());
    }

    [Fact]
    public void A_record_that_was_written_and_never_read_is_found()
    {
        _run.Report = _run.Report with { Ring = _run.Report.Ring with { Head = 11 } };

        Assert.Equal("11 written, 10 read, 0 lost", OnlyFailure("no record lost"));
    }

    [Fact]
    public void A_counter_that_went_back_is_found()
    {
        Change(4, record => record with { Flags = record.Flags | RecordMarks.Reset });

        Assert.Equal("something in the guest set counters to zero: seen in 1 of 6 records", OnlyFailure("no counter went back"));
    }

    [Fact]
    public void An_exit_code_is_found()
    {
        _run.Change(1, process => process with { ExitCode = 1 });

        Assert.Equal("short: exited 1", OnlyFailure("every process exits with 0"));
    }

    [Fact]
    public void A_signal_is_found()
    {
        _run.Change(0, process => process with { ExitCode = null, Signal = 11 });

        Assert.Equal("long: killed by signal 11", OnlyFailure("every process exits with 0"));
    }

    [Fact]
    public void A_process_that_was_killed_for_memory_is_found_and_the_way_out_with_it()
    {
        _run.Change(0, process => process with { ExitCode = null, Signal = 9 });
        _run.Report = _run.Report with { Vmstat = new Dictionary<string, long>(_run.Report.Vmstat, StringComparer.Ordinal) { ["oom_kill"] = 1 } };

        Assert.Equal(
            "long: killed by signal 9; the guest ran out of memory (1 process killed): give it more --memory, or more --swap-size of a disk (zram takes its room from the RAM)",
            OnlyFailure("every process exits with 0"));
    }

    private static string Detail(IReadOnlyList<CheckResult> checks, string name) => checks.Single(check => check.Name == name).Detail;

    private void Change(int index, Func<RingRecord, RingRecord> change) => _run.Records[index] = change(_run.Records[index]);

    private string[] Failures(bool isVirtual = true) =>
        [.. SelfChecks.Of(_run.Build(), isVirtual).Where(check => !check.Passed).Select(check => check.Name)];

    private string OnlyFailure(string name)
    {
        Assert.Equal([name], Failures());
        return Detail(SelfChecks.Of(_run.Build(), isVirtual: true), name);
    }
}
