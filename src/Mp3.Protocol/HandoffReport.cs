// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>
/// What one scenario of a <see cref="HandoffPlan"/> brought. The logs are in the result file's records, scenario by
/// scenario: the writer's points, then of each monitor its records and its looks. Times are ns of the guest's
/// CLOCK_MONOTONIC.
/// </summary>
/// <param name="Name">From the plan.</param>
/// <param name="StartNs">When all processes were let go.</param>
/// <param name="StallStartNs">When the delay began; 0: there was none.</param>
/// <param name="StallEndNs">When it ended; 0: there was none.</param>
/// <param name="EndNs">When the workload was ended.</param>
/// <param name="Ring">The module's own counts when everything was over.</param>
/// <param name="WriterPoints">Number of the writer's points.</param>
/// <param name="Monitors">In the order of the plan's strategies.</param>
public sealed record ScenarioReport(
    string Name,
    long StartNs,
    long StallStartNs,
    long StallEndNs,
    long EndNs,
    RingFacts Ring,
    int WriterPoints,
    IReadOnlyList<MonitorReport> Monitors);

/// <summary>One monitor of one scenario.</summary>
/// <param name="Strategy">Name of its strategy.</param>
/// <param name="ExitCode">Its exit code; null: a signal ended it.</param>
/// <param name="ReportedLost">Records that it says it lost.</param>
/// <param name="Records">Records in its log.</param>
/// <param name="Looks">Times that it was woken and looked into the ring.</param>
/// <param name="Usage">What it used from the common start to its end.</param>
/// <param name="Output">What it printed besides its outcome.</param>
public sealed record MonitorReport(
    string Strategy,
    int? ExitCode,
    long ReportedLost,
    int Records,
    int Looks,
    MonitorUsage Usage,
    string Output);

/// <summary>Differences of wait4()'s rusage.</summary>
/// <param name="UserUs">User CPU time, µs.</param>
/// <param name="SystemUs">System CPU time, µs.</param>
/// <param name="MajorFaults">Major page faults.</param>
/// <param name="VoluntarySwitches">Context switches because it waited.</param>
/// <param name="InvoluntarySwitches">Context switches because another process was to run.</param>
public sealed record MonitorUsage(long UserUs, long SystemUs, long MajorFaults, long VoluntarySwitches, long InvoluntarySwitches);

/// <summary>What a monitor says of itself, on its standard output, when it ends.</summary>
/// <param name="ReportedLost">Records that it says it lost.</param>
/// <param name="Records">Records in its log.</param>
/// <param name="Looks">Looks in its log.</param>
public sealed record MonitorOutcome(long ReportedLost, int Records, int Looks);
