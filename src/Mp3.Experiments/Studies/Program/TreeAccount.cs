// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>
/// A program with all its descendants, by the kernel's account and by the records. wait4() of a program counts itself and
/// every descendant that was waited for; one that lost its parent is waited for by the agent. Of one that nobody waits
/// for, because its parent ignores SIGCHLD, the kernel's account forgets all: then the records have more, by whole
/// processes.
/// </summary>
/// <param name="Label">Of the program.</param>
/// <param name="Wait4">wait4() of the program and of its orphans, less what came before the registration.</param>
/// <param name="Recorded">All of its records.</param>
/// <param name="Orphans">Descendants that lost their parent.</param>
/// <param name="Processes">Number of its processes.</param>
/// <param name="Forgotten">Processes that nobody waited for; null: no set of whole processes explains the difference.</param>
internal sealed record TreeAccount(
    string Label, ProcessAccount Wait4, ProcessAccount Recorded, IReadOnlyList<OrphanReport> Orphans, int Processes, IReadOnlyList<TreeProcess>? Forgotten)
{
    /// <summary>Largest difference in CPU time that counts as agreement, ns: that of one process, for each.</summary>
    public long CpuToleranceNs => Processes * ProcessAccount.CpuToleranceNs;

    /// <summary>What is left of the difference in CPU time beside processes that nobody waited for, ns.</summary>
    public long CpuDifferenceNs => Math.Abs(Recorded.CpuNs - Wait4.CpuNs - (Forgotten ?? []).Sum(process => ProcessAccount.OfRecords(process.Records).CpuNs));

    /// <summary>Every process is in both accounts, or wholly in the records alone.</summary>
    public bool Agrees => Forgotten is not null && CpuDifferenceNs <= CpuToleranceNs;

    /// <param name="tree">The processes.</param>
    /// <param name="report">Of the program.</param>
    /// <param name="program">Its number in the plan.</param>
    public static TreeAccount Of(ProcessTree tree, ProcessReport report, int program)
    {
        TreeProcess[] processes = [.. tree.Of(program)];
        OrphanReport[] orphans = [.. processes.Select(process => process.Orphan).OfType<OrphanReport>()];
        ProcessAccount wait4 = orphans.Aggregate(ProcessAccount.OfWait4(report), (sum, orphan) => new ProcessAccount(
            sum.MinorFaults + orphan.AtExit.MinorFaults,
            sum.MajorFaults + orphan.AtExit.MajorFaults,
            sum.CpuNs + ((orphan.AtExit.UserUs + orphan.AtExit.SystemUs) * 1000)));
        var recorded = ProcessAccount.OfRecords([.. processes.SelectMany(process => process.Records)]);
        return new TreeAccount(
            report.Label,
            wait4,
            recorded,
            orphans,
            processes.Length,
            ForgottenProcesses.Find(processes, recorded.MinorFaults - wait4.MinorFaults, recorded.MajorFaults - wait4.MajorFaults));
    }
}
