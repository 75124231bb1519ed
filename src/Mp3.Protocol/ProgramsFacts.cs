// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>What became of a run's programs beside the account of each, which is in <see cref="ProcessReport"/>: there,
/// wait4() counts the program and all of its descendants that were waited for.</summary>
/// <param name="TimedOut">They were ended because their time was over.</param>
/// <param name="EndedLeftovers">Processes that were still there when the run was over, and were ended.</param>
/// <param name="Orphans">wait4() of every descendant that lost its parent, in the order in which they ended: the agent
/// is their parent then.</param>
/// <param name="Execs">Every successful exec of a program or a descendant, in order.</param>
/// <param name="LostExecs">Execs that were not kept, because there were too many.</param>
/// <param name="RefusedChildren">Children that the module did not follow because of a limit
/// (<c>refused_children</c>).</param>
/// <param name="MissedChildren">Children that it did not follow for want of memory (<c>missed_children</c>).</param>
/// <param name="Group">The cgroup of the programs.</param>
/// <param name="Files">What was brought back: standard output and error of each program, in the order of the plan, then
/// what was asked for. Their contents follow each other in the result file, in this order.</param>
public sealed record ProgramsFacts(
    bool TimedOut,
    int EndedLeftovers,
    IReadOnlyList<OrphanReport> Orphans,
    IReadOnlyList<ExecReport> Execs,
    long LostExecs,
    long RefusedChildren,
    long MissedChildren,
    GroupFacts Group,
    IReadOnlyList<BroughtFile> Files)
{
    /// <summary>Labels of the programs that were ended (SIGKILL) because the time was over, or another one had ended.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];
}

/// <summary>A descendant that lost its parent.</summary>
/// <param name="Pid">Process id in the guest.</param>
/// <param name="ExitNs">When the agent saw its end, ns of CLOCK_MONOTONIC.</param>
/// <param name="AtExit">wait4()'s rusage of its whole life.</param>
public sealed record OrphanReport(int Pid, long ExitNs, RusageFacts AtExit);

/// <summary>An exec (<c>sched_process_exec</c>).</summary>
/// <param name="TimeNs">When, ns of CLOCK_MONOTONIC.</param>
/// <param name="Pid">Process id (thread group) in the guest.</param>
/// <param name="Path">As the kernel was told.</param>
public sealed record ExecReport(long TimeNs, int Pid, string Path);

/// <summary>A memory cgroup at the end of a run; bytes.</summary>
/// <param name="PeakBytes"><c>memory.peak</c>; null: this kernel does not say.</param>
/// <param name="Stat"><c>memory.stat</c>, what is not zero, by name.</param>
/// <param name="Events"><c>memory.events</c>, by name.</param>
/// <param name="SomeUs">µs in which some task of it was stalled for memory (<c>memory.pressure</c>); null: no PSI.</param>
/// <param name="FullUs">µs in which all were.</param>
public sealed record GroupFacts(
    long? PeakBytes,
    IReadOnlyDictionary<string, long> Stat,
    IReadOnlyDictionary<string, long> Events,
    long? SomeUs,
    long? FullUs);

/// <summary>A file that was brought back.</summary>
/// <param name="Name">Its name among the run's files: <c>stdout</c>, <c>stderr</c> behind a program's label, or the path
/// that was asked for.</param>
/// <param name="Length">Bytes in the guest; null: it could not be read.</param>
/// <param name="Kept">Bytes of its beginning that are in the result file.</param>
/// <param name="Error">Why it could not be read; null: it could.</param>
public sealed record BroughtFile(
    string Name,
    long? Length,
    long Kept,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null);
