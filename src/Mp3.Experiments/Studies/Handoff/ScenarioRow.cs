// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>
/// One line of <c>scenarios.csv</c>: what one monitor made of one scenario. <c>written</c> is the module's own count;
/// all that is said of the log comes from the records in it, not from the monitor, but <c>reported_lost</c>.
/// </summary>
[CsvRecord]
public sealed partial record ScenarioRow : IResultRow
{
    /// <summary>Name of the scenario.</summary>
    [CsvColumn("scenario")]
    public required string Scenario { get; init; }

    /// <summary>How the monitors were delayed: <c>sigstop</c>, <c>cpu</c>, <c>memory</c>.</summary>
    [CsvColumn("delay")]
    public required string Delay { get; init; }

    /// <summary>Records that the ring holds.</summary>
    [CsvColumn("capacity")]
    public required long Capacity { get; init; }

    /// <summary>Time between two samples, ns.</summary>
    [CsvColumn("tick_ns")]
    public required long TickNs { get; init; }

    /// <summary>Time between two looks of a monitor, ns.</summary>
    [CsvColumn("period_ns")]
    public required long PeriodNs { get; init; }

    /// <summary>How long the delay lasted, ns.</summary>
    [CsvColumn("stall_ns")]
    public required long StallNs { get; init; }

    /// <summary>When it began, ns after the common start; 0: there was none.</summary>
    [CsvColumn("stall_start_ns")]
    public required long StallStartNs { get; init; }

    /// <summary>Name of the strategy.</summary>
    [CsvColumn("strategy")]
    public required string Strategy { get; init; }

    /// <summary>Records that the module wrote.</summary>
    [CsvColumn("written")]
    public required long Written { get; init; }

    /// <summary>Records in the log.</summary>
    [CsvColumn("logged")]
    public required long Logged { get; init; }

    /// <summary>Records that were written and are nowhere in the log.</summary>
    [CsvColumn("lost")]
    public required long Lost { get; init; }

    /// <summary>Records that the monitor says it lost.</summary>
    [CsvColumn("reported_lost")]
    public required long ReportedLost { get; init; }

    /// <summary>Records in the log that are not, whole and for the first time, the one that should be there.
    /// The next four say why; one record may have several reasons.</summary>
    [CsvColumn("wrong")]
    public required long Wrong { get; init; }

    /// <summary>Records that were logged before.</summary>
    [CsvColumn("twice")]
    public required long Twice { get; init; }

    /// <summary>Records whose check value is wrong: half of one, half of another.</summary>
    [CsvColumn("torn")]
    public required long Torn { get; init; }

    /// <summary>Records of a later lap: the writer had passed the reader.</summary>
    [CsvColumn("overrun")]
    public required long Overrun { get; init; }

    /// <summary>Records of an earlier lap: the reader had passed the writer.</summary>
    [CsvColumn("ahead")]
    public required long Ahead { get; init; }

    /// <summary>Logged + reported lost = written, and no record is wrong.</summary>
    [CsvColumn("kept")]
    public required bool Kept { get; init; }

    /// <summary>From sample to log, ns.</summary>
    [CsvColumn("latency_median_ns")]
    public required long MedianLatencyNs { get; init; }

    /// <summary>99 % were logged within, ns.</summary>
    [CsvColumn("latency_p99_ns")]
    public required long P99LatencyNs { get; init; }

    /// <summary>The longest, ns.</summary>
    [CsvColumn("latency_max_ns")]
    public required long MaxLatencyNs { get; init; }

    /// <summary>Times that the monitor was woken.</summary>
    [CsvColumn("looks")]
    public required long Looks { get; init; }

    /// <summary>User CPU time, ns (µs resolution).</summary>
    [CsvColumn("user_ns")]
    public required long UserNs { get; init; }

    /// <summary>System CPU time, ns (µs resolution).</summary>
    [CsvColumn("system_ns")]
    public required long SystemNs { get; init; }

    /// <summary>Context switches because it waited.</summary>
    [CsvColumn("voluntary_switches")]
    public required long VoluntarySwitches { get; init; }

    /// <summary>Context switches because another process was to run.</summary>
    [CsvColumn("involuntary_switches")]
    public required long InvoluntarySwitches { get; init; }

    /// <summary>Major page faults.</summary>
    [CsvColumn("major_faults")]
    public required long MajorFaults { get; init; }

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
