// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Faults.Assembling;

/// <summary>
/// Finds out what became of each fault, from the records in order of time (<see cref="FaultOrder"/>). It remembers
/// one record a thread, so its memory does not grow with the number of faults.
/// </summary>
/// <remarks>
/// <para>
/// The module records a fault when it is taken, with the thread's counts until then. So what became of it is seen in
/// the thread's next record, by how much the counts grew:
/// </para>
/// <list type="bullet">
/// <item>The next record is the end of a major fault: it was major, and the latency is known.</item>
/// <item>Nothing grew: the kernel did not count it, <see cref="FaultKind.Failed"/>.</item>
/// <item>One count grew: the fault is the first of the growth, the others had no trap. (A major one that has no end
/// here: its kernel limits how many ends it reports in a tick.)</item>
/// <item>Both grew, and no end was recorded: it is one or the other, <see cref="FaultKind.Open"/>.</item>
/// <item>A count went back: the number is another thread's now, or somebody set the counts to zero. The fault is a
/// thread's last one.</item>
/// </list>
/// <para>
/// A thread's last fault has no next record. It stays until its process's totals are given: if the threads' growth
/// leaves as many minor faults of the totals as there are such faults, they were minor; if it leaves nothing, they
/// failed; else they are open. That an unrecorded fault is taken for a recorded one rather than for one without a trap
/// is the same rule as between two records.
/// </para>
/// <para>
/// Where records of a ring were lost, a thread's next record may have been among them: each fault that may be followed
/// by a lost record is open, unless nothing grew; and so are the last faults of a process that lost any.
/// </para>
/// </remarks>
/// <param name="found">Gets each fault once, as soon as it is known what became of it; so not in order of time.</param>
public sealed class FaultAssembler(Action<Fault> found)
{
    private readonly Dictionary<uint, TracedProcess> _processes = [];
    private ulong _lostUntilNs;

    // The process of the last record: mostly that of the next one, too.
    private (uint Pid, TracedProcess? Process) _last;

    /// <summary>Takes the next record.</summary>
    /// <param name="record">A fault, the end of a major one, or the note that records were lost.</param>
    public void Add(in FaultRecord record)
    {
        if ((record.Flags & FaultMarks.Lost) != FaultMarks.None)
        {
            _lostUntilNs = Math.Max(_lostUntilNs, record.Address);
            return;
        }

        TracedProcess process = _last.Process is { } known && _last.Pid == record.Pid ? known : Find(record.Pid);
        ref FaultRecord last = ref CollectionsMarshal.GetValueRefOrAddDefault(process.Threads, record.Tid, out bool isKnown);
        if (!isKnown)
        {
            last = record;
        }
        else if (record.TimeNs >= last.TimeNs)
        {
            Follow(process, last, record);
            last = record;
        }
        else if (IsFault(record))
        {
            // It came too late to say anything of its neighbours.
            process.Unknown++;
            Tell(record, FaultKind.Open);
        }
    }

    /// <summary>A process has ended, or is no longer traced: all its faults that are not told yet are told now.</summary>
    /// <param name="pid">Its thread group id.</param>
    /// <param name="totals">What it had in all from when it was traced; null: not known.</param>
    /// <returns>What its faults were.</returns>
    public ProcessFaults End(uint pid, FaultTotals? totals)
    {
        TracedProcess process = _processes.Remove(pid, out TracedProcess? known) ? known : new TracedProcess();
        _last = default;
        ILookup<bool, FaultRecord> last = process.Left.Concat(process.Threads.Values.Where(IsFault))
            .OrderBy(record => record.TimeNs)
            .ToLookup(IsNearLoss);
        foreach (FaultRecord record in last[true])
        {
            process.Unknown++;
            Tell(record, FaultKind.Open);
        }

        return totals is { } all
            ? Close(process, [.. last[false]], last[true].Count(), all)
            : Close(process, [.. last[false]]);
    }

    /// <summary>Ends every process that has not ended, without totals.</summary>
    /// <returns>What their faults were, by thread group id.</returns>
    public IReadOnlyDictionary<uint, ProcessFaults> EndAll() =>
        _processes.Keys.Order().ToArray().ToDictionary(pid => pid, pid => End(pid, totals: null));

    private static bool IsFault(FaultRecord record) => (record.Flags & FaultMarks.MajorEnd) == FaultMarks.None;

    private TracedProcess Find(uint pid)
    {
        if (!_processes.TryGetValue(pid, out TracedProcess? process))
        {
            process = new TracedProcess();
            _processes.Add(pid, process);
        }

        _last = (pid, process);
        return process;
    }

    /// <summary>Records that were lost may have come right after this one.</summary>
    private bool IsNearLoss(FaultRecord record) => record.TimeNs < _lostUntilNs;

    /// <summary>A thread's next record says what became of its last one.</summary>
    private void Follow(TracedProcess process, in FaultRecord last, in FaultRecord next)
    {
        if (next.MinorFaults < last.MinorFaults || next.MajorFaults < last.MajorFaults)
        {
            if (IsFault(last))
            {
                process.Left.Add(last);
            }

            return;
        }

        ulong minor = next.MinorFaults - last.MinorFaults;
        ulong major = next.MajorFaults - last.MajorFaults;
        process.GrownMinor += minor;
        process.GrownMajor += major;
        if (!IsFault(last))
        {
            return;
        }

        if (minor == 0 && major == 0)
        {
            process.Failed++;
            Tell(last, FaultKind.Failed);
        }
        else if (IsNearLoss(last))
        {
            process.Unknown++;
            Tell(last, FaultKind.Open);
        }
        else if (!IsFault(next) || minor == 0)
        {
            process.Major++;
            Tell(last, FaultKind.Major, IsFault(next) ? null : next.TimeNs - last.TimeNs);
        }
        else if (major == 0)
        {
            process.Minor++;
            Tell(last, FaultKind.Minor);
        }
        else
        {
            process.Counted++;
            Tell(last, FaultKind.Open);
        }
    }

    private ProcessFaults Close(TracedProcess process, FaultRecord[] last)
    {
        process.Unknown += last.Length;
        TellAll(last, FaultKind.Open);
        return new(process.Minor, process.Major, process.Failed, process.Counted + process.Unknown, Lost: null, Untrapped: null);
    }

    /// <param name="process">What is known of it, the faults near a loss among the unknown.</param>
    /// <param name="last">Last faults of its threads.</param>
    /// <param name="nearLoss">How many more last faults there are that are near a loss; what the totals leave may be theirs.</param>
    /// <param name="totals">What it had in all.</param>
    private ProcessFaults Close(TracedProcess process, FaultRecord[] last, int nearLoss, FaultTotals totals)
    {
        long all = process.Minor + process.Major + process.Failed + process.Counted + process.Unknown + last.Length;
        long? lost = totals.Traced is { } traced ? (long)traced - all : null;
        bool isComplete = lost is null ? _lostUntilNs == 0 : lost == 0;
        bool isExact = isComplete && process.Unknown == 0;
        ulong minorLeft = totals.Minor - Math.Min(totals.Minor, process.GrownMinor);
        ulong left = minorLeft + totals.Major - Math.Min(totals.Major, process.GrownMajor);
        if (!isComplete)
        {
            process.Unknown += last.Length;
            TellAll(last, FaultKind.Open);
        }
        else if (minorLeft >= (ulong)(last.Length + nearLoss))
        {
            process.Minor += last.Length;
            TellAll(last, FaultKind.Minor);
        }
        else if (left == 0)
        {
            process.Failed += last.Length;
            TellAll(last, FaultKind.Failed);
        }
        else
        {
            long counted = Math.Min(last.Length, (long)left);
            process.Counted += counted;
            process.Unknown += last.Length - counted;
            TellAll(last, FaultKind.Open);
        }

        long trapped = process.Minor + process.Major + process.Counted;
        return new(
            process.Minor,
            process.Major,
            process.Failed,
            process.Counted + process.Unknown,
            lost,
            isExact ? (long)(totals.Minor + totals.Major) - trapped : null);
    }

    private void TellAll(IEnumerable<FaultRecord> records, FaultKind kind)
    {
        foreach (FaultRecord record in records)
        {
            Tell(record, kind);
        }
    }

    private void Tell(in FaultRecord record, FaultKind kind, ulong? latencyNs = null) => found(new Fault(
        record.TimeNs, record.Pid, record.Tid, record.Address, record.Ip, record.Flags, kind, latencyNs));
}
