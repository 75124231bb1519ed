// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>What one guest found out, without the samples. Times are ns of the guest's CLOCK_MONOTONIC.</summary>
/// <param name="Version">Version of this contract, <see cref="GuestPlan.CurrentVersion"/>.</param>
/// <param name="Run">Name of the run, from the plan.</param>
/// <param name="Error">Why the run could not be done; null: it was done.</param>
/// <param name="KernelRelease">As <c>uname -r</c> says.</param>
/// <param name="MemTotalKib">MemTotal before the first process started, KiB.</param>
/// <param name="MemAvailableKib">MemAvailable before the first process started, KiB.</param>
/// <param name="SwapTotalKib">SwapTotal, KiB.</param>
/// <param name="StartNs">When the processes were let go.</param>
/// <param name="EndNs">When the last of them had ended.</param>
/// <param name="Ring">The module's own counts at the end of the run.</param>
/// <param name="LostRecords">Records that were overwritten before the agent read them.</param>
/// <param name="Vmstat">Growth of each counter of /proc/vmstat that grew during the run.</param>
/// <param name="Processes">One entry a process, in the order of the plan.</param>
/// <param name="Scenarios">One entry a scenario, in the order of the plan's hand-off; null: the plan has none.</param>
/// <param name="Zram">The zram device at its fullest; null: there is none, or nothing was swapped out.</param>
/// <param name="Disks">What each modelled disk did during the run; null: there is none.</param>
/// <param name="Pressure">What the kernel said of stalls while the run went on; null: it has no PSI.</param>
/// <param name="FaultLog">The log of every fault; null: the plan wants none.</param>
/// <param name="Programs">Of programs of a user; null: there were none.</param>
/// <param name="OwnModule">Of a module of the user's; null: it was the project's.</param>
public sealed record GuestReport(
    int Version,
    string Run,
    string? Error,
    string KernelRelease,
    long MemTotalKib,
    long MemAvailableKib,
    long SwapTotalKib,
    long StartNs,
    long EndNs,
    RingFacts Ring,
    long LostRecords,
    IReadOnlyDictionary<string, long> Vmstat,
    IReadOnlyList<ProcessReport> Processes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ScenarioReport>? Scenarios = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ZramFacts? Zram = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DiskCounts>? Disks = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PressureReadings? Pressure = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FaultLogFacts? FaultLog = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProgramsFacts? Programs = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OwnModuleFacts? OwnModule = null);

/// <summary>What a module of the user's said.</summary>
/// <param name="Registered">Its <c>/proc/mp3/status</c> when all processes had ended: who is still registered; null: it
/// can't be read.</param>
public sealed record OwnModuleFacts(string? Registered);

/// <summary>How far a zram device had compressed its pages when it held most (/sys/block/zram0/mm_stat).</summary>
/// <param name="StoredBytes">The pages as they were, bytes.</param>
/// <param name="CompressedBytes">What they were compressed to, bytes.</param>
/// <param name="UsedBytes">RAM taken for it, the allocator's part included, bytes.</param>
public sealed record ZramFacts(long StoredBytes, long CompressedBytes, long UsedBytes);

/// <summary>The ring's header at the end of a run (<c>struct mp3_header</c>).</summary>
/// <param name="Capacity">Records that the ring holds.</param>
/// <param name="PeriodNs">Time between two ticks, ns.</param>
/// <param name="EpochNs">Tick k was due at <c>EpochNs + k * PeriodNs</c>.</param>
/// <param name="LoadNs">When the module was loaded.</param>
/// <param name="Head">Records written since the module was loaded.</param>
/// <param name="Closed">Of these: records of ticks that are complete.</param>
/// <param name="Ticks">Ticks that ran.</param>
/// <param name="LateTicks">Ticks that ran more than one period late.</param>
/// <param name="MissedTicks">Ticks that were due and never ran.</param>
/// <param name="HandOffPeriodNs">Time between two hand-offs to monitors that are signalled, ns.</param>
/// <param name="HandOffPosition">Records that were complete at the last hand-off.</param>
/// <param name="HandOffs">Hand-offs since the module was loaded.</param>
public sealed record RingFacts(
    long Capacity,
    long PeriodNs,
    long EpochNs,
    long LoadNs,
    long Head,
    long Closed,
    long Ticks,
    long LateTicks,
    long MissedTicks,
    long HandOffPeriodNs,
    long HandOffPosition,
    long HandOffs);

/// <summary>How one process ended and what the kernel's own account says of it.</summary>
/// <param name="Label">From the plan.</param>
/// <param name="Pid">Process id in the guest.</param>
/// <param name="ExitCode">Exit code; null if a signal ended it.</param>
/// <param name="Signal">Number of the signal that ended it; null if it exited.</param>
/// <param name="ExitNs">When it ended, ns of CLOCK_MONOTONIC.</param>
/// <param name="BeforeStart">wait4()'s rusage while it was stopped, just before it was registered.</param>
/// <param name="AtExit">wait4()'s rusage of the whole life.</param>
/// <param name="Output">What it printed on standard output.</param>
public sealed record ProcessReport(
    string Label,
    int Pid,
    int? ExitCode,
    int? Signal,
    long ExitNs,
    RusageFacts BeforeStart,
    RusageFacts AtExit,
    string Output);

/// <summary>The part of <c>struct rusage</c> that is used here.</summary>
/// <param name="MinorFaults">ru_minflt.</param>
/// <param name="MajorFaults">ru_majflt.</param>
/// <param name="UserUs">ru_utime, µs.</param>
/// <param name="SystemUs">ru_stime, µs.</param>
/// <param name="MaxRssKib">ru_maxrss, KiB.</param>
public sealed record RusageFacts(long MinorFaults, long MajorFaults, long UserUs, long SystemUs, long MaxRssKib);
