// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;
using Mp3.Reader;
using Mp3.Reader.Faults;

namespace Mp3.Experiments.Tests.Studies.Processes;

/// <summary>
/// A process that had 111 minor and 10 major faults, of which three minor ones had no trap, and another one with 55 and
/// one. One more fault of the first failed.
/// </summary>
public sealed class FaultChecksTests : IDisposable
{
    private const int Untrapped = 3;
    private const int Traced = 108 + 10 + 1;

    private readonly ScratchFolder _scratch = new();
    private readonly HandMadeRun _run = new();
    private readonly List<FaultRecord> _log = [];
    private int _logs;

    public FaultChecksTests()
    {
        Add(HandMadeRun.Long, minor: 108, major: 10, Untrapped);
        Add(HandMadeRun.Short, minor: 55, major: 1, untrapped: 0);
        SetTraced(0, 100);
        SetTraced(2, Traced - 100);
        SetTraced(1, 56);
        SetFacts(_log.Count, lost: 0);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_run_without_a_log_has_no_checks_of_it()
    {
        _run.Report = _run.Report with { FaultLog = null };

        Assert.Empty(FaultChecks.Of(_run.Build(), log: null));
    }

    [Fact]
    public void A_log_that_has_every_fault_passes_and_says_what_had_no_trap()
    {
        IReadOnlyList<CheckResult> checks = Check();

        Assert.All(checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Equal("175 traced, 175 in the log; lost: 0 records in the rings, 0 for want of room", checks[0].Detail);
        Assert.Contains("long: 111 + 10, traced 108 minor, 10 major, 1 failed, 0 open; untrapped 3", checks[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_is_missing_is_found()
    {
        _log.RemoveAt(5);

        Assert.False(Check()[0].Passed);

        SetFacts(_log.Count, lost: 0);

        Assert.False(Check()[0].Passed);
    }

    [Fact]
    public void A_fault_that_is_counted_as_lost_is_not_missing()
    {
        FaultRecord before = _log[4];
        _log[5] = FaultRecord.Loss(before.TimeNs, _log[6].TimeNs, 1);
        SetFacts(_log.Count - 1, lost: 1);

        CheckResult[] checks = [.. Check()];

        Assert.All(checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Contains("lost: 1 records in the rings", checks[0].Detail, StringComparison.Ordinal);
        Assert.Contains("untrapped not known", checks[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_too_many_is_found()
    {
        _log.Add(_log[^1] with { TimeNs = _log[^1].TimeNs + 1 });
        SetFacts(_log.Count, lost: 0);

        Assert.False(Check()[0].Passed);
    }

    [Fact]
    public void A_log_that_is_damaged_is_a_failed_check()
    {
        FileSlice whole = Log();
        var cut = new FileSlice(File.OpenHandle(_scratch["log0"]), 0, whole.Length - 1);

        Assert.False(Assert.Single(FaultChecks.Of(_run.Build(), cut)).Passed);
        Assert.False(Assert.Single(FaultChecks.Of(_run.Build(), log: null)).Passed);
    }

    /// <summary>The thread's faults in the order failed, major, minor; each record has the counts until then.</summary>
    private void Add(uint pid, int minor, int major, int untrapped)
    {
        ulong time = (ulong)HandMadeRun.EpochNs + pid;
        (ulong Minor, ulong Major) counts = (30, 2);
        int failed = pid == HandMadeRun.Long ? 1 : 0;
        for (int i = 0; i < failed + major + minor; i++)
        {
            time += 1000;
            var record = new FaultRecord { TimeNs = time, Pid = pid, Tid = pid, Address = time, Ip = 1, MinorFaults = counts.Minor, MajorFaults = counts.Major };
            _log.Add(record);
            bool isMajor = i >= failed && i < failed + major;
            if (isMajor)
            {
                counts.Major++;
                _log.Add(record with { TimeNs = time + 500, Flags = FaultMarks.MajorEnd, MajorFaults = counts.Major });
            }
            else if (i >= failed)
            {
                // Those without a trap come after the first minor one.
                counts.Minor += i == failed + major ? 1 + (ulong)untrapped : 1;
            }
        }
    }

    private void SetTraced(int index, int faults)
    {
        RingRecord[] own = [.. _run.Records.Where(record => record.Pid != 0)];
        int at = _run.Records.IndexOf(own[index]);
        _run.Records[at] = own[index] with { TracedFaults = (ulong)faults };
    }

    private void SetFacts(int records, int lost) =>
        _run.Report = _run.Report with { FaultLog = new FaultLogFacts(65_536, 1 << 20, 1, records, lost, LostForRoom: 0) };

    private IReadOnlyList<CheckResult> Check() => FaultChecks.Of(_run.Build(), Log());

    private FileSlice Log()
    {
        // Each in a file of its own: the slice of the last one may still have that open.
        string path = _scratch[$"log{_logs++}"];
        using (FileStream file = File.Create(path))
        {
            var writer = new FaultLogWriter(file);
            _log.ForEach(record => writer.Append(record));
            writer.Flush();
        }

        return FileSlice.Of(path);
    }
}
