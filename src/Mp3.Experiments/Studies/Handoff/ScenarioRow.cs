// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>
/// One line of <c>scenarios.csv</c>: what one monitor made of one scenario. <c>written</c> is the module's own count;
/// all that is said of the log comes from the records in it, not from the monitor, but <c>reported_lost</c>.
/// </summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Delay">How the monitors were delayed: <c>sigstop</c>, <c>cpu</c>, <c>memory</c>.</param>
/// <param name="Capacity">Records that the ring holds.</param>
/// <param name="TickNs">Time between two samples, ns.</param>
/// <param name="PeriodNs">Time between two looks of a monitor, ns.</param>
/// <param name="StallNs">How long the delay lasted, ns.</param>
/// <param name="StallStartNs">When it began, ns after the common start; 0: there was none.</param>
/// <param name="Strategy">Name of the strategy.</param>
/// <param name="Written">Records that the module wrote.</param>
/// <param name="Logged">Records in the log.</param>
/// <param name="Lost">Records that were written and are nowhere in the log.</param>
/// <param name="ReportedLost">Records that the monitor says it lost.</param>
/// <param name="Wrong">Records in the log that are not, whole and for the first time, the one that should be there.
/// The next four say why; one record may have several reasons.</param>
/// <param name="Twice">Records that were logged before.</param>
/// <param name="Torn">Records whose check value is wrong: half of one, half of another.</param>
/// <param name="Overrun">Records of a later lap: the writer had passed the reader.</param>
/// <param name="Ahead">Records of an earlier lap: the reader had passed the writer.</param>
/// <param name="Kept">Logged + reported lost = written, and no record is wrong.</param>
/// <param name="MedianLatencyNs">From sample to log, ns.</param>
/// <param name="P99LatencyNs">99 % were logged within, ns.</param>
/// <param name="MaxLatencyNs">The longest, ns.</param>
/// <param name="Looks">Times that the monitor was woken.</param>
/// <param name="UserNs">User CPU time, ns (µs resolution).</param>
/// <param name="SystemNs">System CPU time, ns (µs resolution).</param>
/// <param name="VoluntarySwitches">Context switches because it waited.</param>
/// <param name="InvoluntarySwitches">Context switches because another process was to run.</param>
/// <param name="MajorFaults">Major page faults.</param>
[CsvRecord]
public sealed partial record ScenarioRow(
    [property: CsvColumn("scenario")] string Scenario,
    [property: CsvColumn("delay")] string Delay,
    [property: CsvColumn("capacity")] long Capacity,
    [property: CsvColumn("tick_ns")] long TickNs,
    [property: CsvColumn("period_ns")] long PeriodNs,
    [property: CsvColumn("stall_ns")] long StallNs,
    [property: CsvColumn("stall_start_ns")] long StallStartNs,
    [property: CsvColumn("strategy")] string Strategy,
    [property: CsvColumn("written")] long Written,
    [property: CsvColumn("logged")] long Logged,
    [property: CsvColumn("lost")] long Lost,
    [property: CsvColumn("reported_lost")] long ReportedLost,
    [property: CsvColumn("wrong")] long Wrong,
    [property: CsvColumn("twice")] long Twice,
    [property: CsvColumn("torn")] long Torn,
    [property: CsvColumn("overrun")] long Overrun,
    [property: CsvColumn("ahead")] long Ahead,
    [property: CsvColumn("kept")] bool Kept,
    [property: CsvColumn("latency_median_ns")] long MedianLatencyNs,
    [property: CsvColumn("latency_p99_ns")] long P99LatencyNs,
    [property: CsvColumn("latency_max_ns")] long MaxLatencyNs,
    [property: CsvColumn("looks")] long Looks,
    [property: CsvColumn("user_ns")] long UserNs,
    [property: CsvColumn("system_ns")] long SystemNs,
    [property: CsvColumn("voluntary_switches")] long VoluntarySwitches,
    [property: CsvColumn("involuntary_switches")] long InvoluntarySwitches,
    [property: CsvColumn("major_faults")] long MajorFaults) : IResultRow
{
    /// <inheritdoc/>
    string? IResultRow.Flaw() => RowValues.Negative(
        ("capacity", Capacity),
        ("tick_ns", TickNs),
        ("period_ns", PeriodNs),
        ("stall_ns", StallNs),
        ("stall_start_ns", StallStartNs),
        ("written", Written),
        ("logged", Logged),
        ("lost", Lost),
        ("reported_lost", ReportedLost),
        ("wrong", Wrong),
        ("looks", Looks),
        ("user_ns", UserNs),
        ("system_ns", SystemNs),
        ("major_faults", MajorFaults));

    /// <summary>Length of the delay, in periods of the monitors.</summary>
    public double StallPeriods => (double)StallNs / PeriodNs;

    /// <summary>Records that are written in one period of the monitors: one of the process and one of the sum a tick.</summary>
    public double PeriodRecords => 2.0 * PeriodNs / TickNs;
}
