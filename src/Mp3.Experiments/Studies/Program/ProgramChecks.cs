// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What must hold whatever program was run. How a program ended is no check: that is its own affair.</summary>
internal static class ProgramChecks
{
    private const double NsPerUs = 1000;

    /// <param name="run">The run.</param>
    /// <param name="tree">Its processes.</param>
    /// <param name="isVirtual">Under the virtual clock nothing may come late or go missing.</param>
    public static IReadOnlyList<CheckResult> Of(RunRecords run, ProcessTree tree, bool isVirtual)
    {
        ArgumentNullException.ThrowIfNull(run);
        TreeAccount[] accounts = [.. run.Report.Processes.Select((process, i) => TreeAccount.Of(tree, process, i))];
        return
        [
            Followed(run, tree),
            Faults(run, accounts),
            CpuTime(run, accounts),
            .. SelfChecks.OfStream(run, isVirtual, [
                .. run.Report.Processes.Select(process => process.ExitNs),
                .. (run.Report.Programs?.Orphans ?? []).Select(orphan => orphan.ExitNs),
            ]),
        ];
    }

    private static CheckResult Followed(RunRecords run, ProcessTree tree)
    {
        (long refused, long missed, long lost) = run.Report.Programs is { } programs
            ? (programs.RefusedChildren, programs.MissedChildren, programs.LostExecs) : (0, 0, 0);
        int strangers = tree.Processes.Count(process => process.Program is null);
        string names = lost > 0 ? $"; {lost:N0} execs were not kept, so commands may be those of parents" : "";
        return new CheckResult(run.Plan.Run, "every child is followed", refused + missed + strangers == 0, refused + missed + strangers == 0
            ? $"{tree.Processes.Count:N0} processes of {run.Report.Processes.Count:N0} programs{names}"
            : $"{refused:N0} were refused because of a limit, {missed:N0} missed for want of memory, {strangers:N0} have no known ancestor{names}");
    }

    private static CheckResult Faults(RunRecords run, IReadOnlyList<TreeAccount> accounts)
    {
        TreeAccount[] bad = [.. accounts.Where(account => account.Forgotten is null)];
        TreeProcess[] forgotten = [.. accounts.SelectMany(account => account.Forgotten ?? [])];
        string unwaited = forgotten.Length == 0 ? ", exactly"
            : $"; {forgotten.Length:N0} processes with {forgotten.Sum(process => process.Faults):N0} of them were waited for by nobody, so wait4 does not count them; all others exactly";
        return new CheckResult(run.Plan.Run, "faults = wait4", bad.Length == 0, bad.Length == 0
            ? $"{accounts.Sum(account => account.Recorded.MinorFaults):N0} minor, {accounts.Sum(account => account.Recorded.MajorFaults):N0} major of all trees{unwaited}"
            : string.Join("; ", bad.Select(account => $"{account.Label} and its descendants: records {account.Recorded.MinorFaults:N0} minor, {account.Recorded.MajorFaults:N0} major; "
                + $"wait4 {account.Wait4.MinorFaults:N0} and {account.Wait4.MajorFaults:N0}")));
    }

    private static CheckResult CpuTime(RunRecords run, IReadOnlyList<TreeAccount> accounts)
    {
        TreeAccount? worst = accounts.MaxBy(account => account.CpuDifferenceNs / (double)account.CpuToleranceNs);
        return new CheckResult(run.Plan.Run, "CPU time = wait4", accounts.All(account => account.CpuDifferenceNs <= account.CpuToleranceNs), worst is null
            ? "no programs"
            : $"largest difference {worst.CpuDifferenceNs / NsPerUs:N1} µs, of {worst.Label} with {worst.Processes:N0} processes, "
                + $"allowed {worst.CpuToleranceNs / NsPerUs:N0} µs: {ProcessAccount.CpuToleranceNs / NsPerUs:N0} µs each");
    }
}
