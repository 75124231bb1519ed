// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>
/// What must hold in every run, whatever was run. Each check compares the module's records with something that does
/// not come from the module, or with another part of the record stream.
/// </summary>
public static class SelfChecks
{
    /// <param name="run">A run.</param>
    /// <param name="isVirtual">Under the virtual clock nothing may come late or go missing; else a tick may.</param>
    public static IReadOnlyList<CheckResult> Of(RunRecords run, bool isVirtual) =>
    [
        Exits(run),
        Faults(run),
        CpuTime(run),
        .. OfStream(run, isVirtual, run.Report.Processes.Select(process => process.ExitNs)),
    ];

    /// <summary>What must hold of the stream of records, however they belong together.</summary>
    /// <param name="run">A run.</param>
    /// <param name="isVirtual">As above.</param>
    /// <param name="exitsNs">When its processes had ended, the last one among them.</param>
    internal static IReadOnlyList<CheckResult> OfStream(RunRecords run, bool isVirtual, IEnumerable<long> exitsNs) =>
    [
        MachineFaults(run),
        Sums(run),
        Ticks(run, isVirtual, exitsNs.DefaultIfEmpty(run.Report.Ring.EpochNs).Max()),
        Losses(run),
        Resets(run),
        .. MemoryChecks.Of(run),
    ];

    private static CheckResult Exits(RunRecords run)
    {
        List<string> bad = [.. run.Report.Processes
            .Where(process => process.ExitCode != 0)
            .Select(process => $"{process.Label}: {(process.Signal is { } signal ? $"killed by signal {signal}" : $"exited {process.ExitCode}")}")];
        long oomKills = run.Report.Vmstat.TryGetValue("oom_kill", out long kills) ? kills : 0;
        string reason = oomKills > 0
            ? $"; the guest ran out of memory ({oomKills} {(oomKills == 1 ? "process" : "processes")} killed): give it more --memory, or more --swap-size of a disk (zram takes its room from the RAM)"
            : "";
        return new CheckResult(run.Plan.Run, "every process exits with 0", bad.Count == 0,
            bad.Count == 0 ? $"{run.Report.Processes.Count} processes" : string.Join(", ", bad) + reason);
    }

    private static CheckResult Faults(RunRecords run)
    {
        List<string> bad = [];
        ProcessAccount total = new(0, 0, 0);
        foreach (ProcessReport process in run.Report.Processes)
        {
            ProcessAccount wait4 = ProcessAccount.OfWait4(process);
            ProcessAccount recorded = ProcessAccount.OfRecords([.. run.Of(process)]);
            total = new ProcessAccount(total.MinorFaults + recorded.MinorFaults, total.MajorFaults + recorded.MajorFaults, 0);
            if (!wait4.FaultsAgree(recorded))
            {
                bad.Add($"{process.Label}: records {recorded.MinorFaults:N0} minor, {recorded.MajorFaults:N0} major; "
                    + $"wait4 {wait4.MinorFaults:N0} and {wait4.MajorFaults:N0}");
            }
        }

        return new CheckResult(run.Plan.Run, "faults = wait4", bad.Count == 0,
            bad.Count == 0 ? $"{total.MinorFaults:N0} minor, {total.MajorFaults:N0} major, exactly" : string.Join("; ", bad));
    }

    private static CheckResult CpuTime(RunRecords run)
    {
        long worst = run.Report.Processes
            .Select(process => Math.Abs(ProcessAccount.OfWait4(process).CpuNs - ProcessAccount.OfRecords([.. run.Of(process)]).CpuNs))
            .DefaultIfEmpty(0)
            .Max();
        return new CheckResult(run.Plan.Run, "CPU time = wait4", worst <= ProcessAccount.CpuToleranceNs,
            $"largest difference {worst / 1000.0:N1} µs, allowed {ProcessAccount.CpuToleranceNs / 1000.0:N0} µs");
    }

    // The whole machine faults at least as often as the processes: another witness that knows nothing of wait4(). A
    // fault that has to be tried again is major to its process in any case (mm_account_fault()), but to the machine
    // only if it read a page; each try counts in pgfault, so the machine has at least that many faults to spare.
    private static CheckResult MachineFaults(RunRecords run)
    {
        long major = run.Processes.Sum(record => (long)record.MajorFaults);
        long all = run.Processes.Sum(record => (long)record.MinorFaults) + major;
        long machineMajor = run.Report.Vmstat.TryGetValue("pgmajfault", out long value) ? value : 0;
        long machineAll = run.Report.Vmstat.TryGetValue("pgfault", out value) ? value : 0;
        return new CheckResult(run.Plan.Run, "faults ≤ /proc/vmstat", all <= machineAll && major <= machineMajor + (machineAll - all),
            $"records {all:N0}, {major:N0} of them major; machine {machineAll:N0} and {machineMajor:N0}");
    }

    private static CheckResult Sums(RunRecords run)
    {
        ILookup<uint, RingRecord> byTick = run.Processes.ToLookup(record => record.Tick);
        int bad = run.Sums.Count(sum => !IsSumOf(sum, [.. byTick[sum.Tick]]));
        return new CheckResult(run.Plan.Run, "each tick's sum = its records", bad == 0,
            bad == 0 ? $"{run.Sums.Count:N0} ticks" : $"{bad:N0} of {run.Sums.Count:N0} ticks differ");
    }

    private static bool IsSumOf(RingRecord sum, RingRecord[] records) =>
        sum.Processes == records.Length
        && sum.MinorFaults == records.Aggregate(0UL, (total, record) => total + record.MinorFaults)
        && sum.MajorFaults == records.Aggregate(0UL, (total, record) => total + record.MajorFaults)
        && sum.UserNs == records.Aggregate(0UL, (total, record) => total + record.UserNs)
        && sum.SystemNs == records.Aggregate(0UL, (total, record) => total + record.SystemNs);

    // Tick k is due at k periods after the epoch; the sampler stops with the first one after the last end. The agent sees
    // an end a little after it was: a tick may lie between the two, so that the last one seems to come too early.
    private static CheckResult Ticks(RunRecords run, bool isVirtual, long lastExit)
    {
        RingFacts ring = run.Report.Ring;
        long lastTick = run.Sums.Count == 0 ? ring.EpochNs : (long)run.Sums[^1].TimeNs;
        long expected = (lastTick - ring.EpochNs) / ring.PeriodNs;
        bool complete = run.Sums.Count + (isVirtual ? 0 : ring.MissedTicks) == expected && (!isVirtual || ring.LateTicks + ring.MissedTicks == 0);
        bool closed = lastTick >= lastExit - ring.PeriodNs && lastTick - lastExit <= 2 * ring.PeriodNs;
        string side = lastTick >= lastExit ? "after the last exit" : "before the last exit was seen";
        return new CheckResult(run.Plan.Run, "ticks = elapsed time / period", complete && closed,
            $"{run.Sums.Count:N0} ticks in {(lastTick - ring.EpochNs) / 1e9:N3} s, expected {expected:N0}; "
            + $"{ring.LateTicks} late, {ring.MissedTicks} missed; the last one {Math.Abs(lastTick - lastExit) / 1e6:N1} ms {side}");
    }

    private static CheckResult Losses(RunRecords run)
    {
        long read = run.Processes.Count + run.Sums.Count + run.Machine.Count;
        return new CheckResult(run.Plan.Run, "no record lost", run.Report.LostRecords == 0 && read == run.Report.Ring.Head,
            $"{run.Report.Ring.Head:N0} written, {read:N0} read, {run.Report.LostRecords:N0} lost");
    }

    // After that, wait4() has lost the same as the records, and agrees with them.
    private static CheckResult Resets(RunRecords run)
    {
        int bad = run.Processes.Count(record => record.Flags.HasFlag(RecordMarks.Reset));
        return new CheckResult(run.Plan.Run, "no counter went back", bad == 0,
            bad == 0 ? $"{run.Processes.Count:N0} records" : $"something in the guest set counters to zero: seen in {bad:N0} of {run.Processes.Count:N0} records");
    }
}
