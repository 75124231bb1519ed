// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>
/// What the records say of memory, against <c>/proc/vmstat</c> and wait4(). The agent reads /proc/vmstat before it
/// registers the first process and after it has read the last record, so the kernel's counts span a little more than the
/// records: never less. Before, nobody wants memory; afterwards, reclaim that the last record still shows may go on.
/// </summary>
internal static class MemoryChecks
{
    /// <summary>Pages of a statistic of a node that a CPU may keep to itself (stat_threshold); it hands them over about once a
    /// second, perhaps after the last record.</summary>
    private const long MostHeldByCpu = 125;

    /// <summary>Pages that a thread may keep to itself up to Linux 6.1: 64 page faults (TASK_RSS_EVENTS_THRESH) and two.</summary>
    private const long MostHeldByThread = 66;

    /// <summary>Pages that others than the processes may read back in the milliseconds between the last record and the
    /// agent's look at /proc/vmstat: a few of the guest's own programs.</summary>
    private const long MostReadAfterwards = 64;

    private static readonly (Func<MachineRecord, uint> Recorded, string Kernel)[] Reclaim =
    [
        (record => record.ScanKswapd, "pgscan_kswapd"),
        (record => record.ScanDirect, "pgscan_direct"),
        (record => record.StealKswapd, "pgsteal_kswapd"),
        (record => record.StealDirect, "pgsteal_direct"),
        (record => record.RefaultAnon, "workingset_refault_anon"),
        (record => record.RefaultFile, "workingset_refault_file"),
    ];

    public static IReadOnlyList<CheckResult> Of(RunRecords run) =>
        run.Machine.Count == 0 ? [ResidentSets(run)] : [Swap(run), ReclaimAndRefaults(run), ResidentSets(run)];

    // Each CPU counts these at once.
    private static CheckResult Swap(RunRecords run)
    {
        (long readIn, long writtenOut, long stalls) = (Sum(run, record => record.SwapIn), Sum(run, record => record.SwapOut), Sum(run, record => record.Stalls));
        (long pswpin, long pswpout) = (Growth(run, "pswpin"), Growth(run, "pswpout"));
        long allocstall = run.Report.Vmstat.Where(pair => pair.Key.StartsWith("allocstall", StringComparison.Ordinal)).Sum(pair => pair.Value);
        bool agree = pswpin - readIn is >= 0 and <= MostReadAfterwards
            && stalls == allocstall
            && (writtenOut == pswpout || (writtenOut < pswpout && IsUnderWay(run)));
        string[] rest =
        [
            .. pswpin > readIn ? (string[])[$"{pswpin - readIn:N0} more read"] : [],
            .. pswpout > writtenOut ? (string[])[$"{pswpout - writtenOut:N0} more written"] : [],
        ];
        return new CheckResult(run.Plan.Run, "swap = /proc/vmstat", agree, agree
            ? $"{readIn:N0} pages in, {writtenOut:N0} out, {stalls:N0} stalls, exactly{(rest.Length > 0 ? $"; {string.Join(", ", rest)} after the last record" : "")}"
            : $"records {readIn:N0} pages in, {writtenOut:N0} out, {stalls:N0} stalls; /proc/vmstat {pswpin:N0}, {pswpout:N0} and {allocstall:N0}");
    }

    private static CheckResult ReclaimAndRefaults(RunRecords run)
    {
        long allowed = MostHeldByCpu * Cpus(run);
        (string Kernel, long Recorded, long Missing)[] counts = [.. Reclaim.Select(count =>
        {
            long recorded = Sum(run, count.Recorded);
            return (count.Kernel, recorded, Growth(run, count.Kernel) - recorded);
        })];
        bool isUnderWay = IsUnderWay(run);
        string[] bad = [.. counts.Where(count => count.Missing < 0 || (count.Missing > allowed && !isUnderWay))
            .Select(count => $"{count.Kernel}: records {count.Recorded:N0}, /proc/vmstat {count.Recorded + count.Missing:N0}")];
        string bound = isUnderWay ? "reclaim goes on after the last record" : $"allowed {allowed:N0}";
        return new CheckResult(run.Plan.Run, "reclaim and refaults = /proc/vmstat", bad.Length == 0, bad.Length > 0
            ? string.Join("; ", bad)
            : $"{counts.Sum(count => count.Recorded):N0} pages; largest difference {counts.Max(count => count.Missing):N0}, {bound}");
    }

    private static CheckResult ResidentSets(RunRecords run)
    {
        long cpus = Cpus(run);
        // From 6.2 on it is each CPU that keeps less than a batch (percpu_counter_batch) to itself.
        long allowed = Math.Max(MostHeldByThread, (Math.Max(32, 2 * cpus) - 1) * cpus) * MemoryColumn.KibPerPage;
        (ProcessReport Process, long Kib)[] largest = [.. run.Report.Processes.Select(process =>
            (process, run.Of(process).Select(record => MemoryColumn.Resident.Sum(column => column.KibOf(record))).DefaultIfEmpty().Max()))];
        string[] bad = [.. largest.Where(one => one.Kib > one.Process.AtExit.MaxRssKib + allowed)
            .Select(one => $"{one.Process.Label}: records {one.Kib:N0} KiB, wait4 at most {one.Process.AtExit.MaxRssKib:N0} KiB")];
        return new CheckResult(run.Plan.Run, "resident set ≤ wait4", bad.Length == 0, bad.Length > 0
            ? $"{string.Join("; ", bad)}; allowed {allowed:N0} KiB more"
            : $"largest {largest.Select(one => one.Kib).DefaultIfEmpty().Max():N0} KiB; wait4 has it from every moment, records from ticks");
    }

    private static bool IsUnderWay(RunRecords run) =>
        run.Machine[^1] is var last && last.SwapOut + last.ScanKswapd + last.ScanDirect + (long)last.WritebackPages > 0;

    private static long Cpus(RunRecords run) => run.Machine.Select(record => (long)record.Cpus).DefaultIfEmpty(1).Max();

    private static long Sum(RunRecords run, Func<MachineRecord, uint> count) => run.Machine.Sum(record => (long)count(record));

    private static long Growth(RunRecords run, string counter) => run.Report.Vmstat.TryGetValue(counter, out long value) ? value : 0;
}
