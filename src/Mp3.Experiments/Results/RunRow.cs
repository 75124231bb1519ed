// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Experiments.Results;

/// <summary>
/// One line of <c>runs.csv</c>: one process of one run, the kernel's account of it (wait4) beside the sum of its
/// records. Both count from the moment the process was registered, while it was stopped, to its end.
/// </summary>
/// <param name="Run">Name of the run within the study.</param>
/// <param name="Processes">Number of processes in the run.</param>
/// <param name="Pid">Process id in the guest.</param>
/// <param name="Label">Name of the process, unique within the run.</param>
/// <param name="Command">Command line without the path and the lab's own options, such as <c>work 1024 R 50000</c>.</param>
/// <param name="Nice">Nice value.</param>
/// <param name="Outcome"><c>exited 0</c>, <c>killed by signal 9</c>, …</param>
/// <param name="CompletionNs">From the common start to the end of the process, ns.</param>
/// <param name="MinorFaults">wait4's minor faults.</param>
/// <param name="MajorFaults">wait4's major faults.</param>
/// <param name="UserNs">wait4's user CPU time, ns (µs resolution).</param>
/// <param name="SystemNs">wait4's system CPU time, ns (µs resolution).</param>
/// <param name="MaxRssKib">Largest resident set, KiB.</param>
/// <param name="RecordedMinorFaults">Sum over the process's records.</param>
/// <param name="RecordedMajorFaults">Sum over the process's records.</param>
/// <param name="RecordedUserNs">Sum over the process's records, ns.</param>
/// <param name="RecordedSystemNs">Sum over the process's records, ns.</param>
/// <param name="Records">Number of records of the process.</param>
/// <param name="Agree">The two accounts agree: faults exactly, CPU time within the bound in the manifest.</param>
[CsvRecord]
public sealed partial record RunRow(
    [property: CsvColumn("run")] string Run,
    [property: CsvColumn("processes")] int Processes,
    [property: CsvColumn("pid")] int Pid,
    [property: CsvColumn("label")] string Label,
    [property: CsvColumn("command")] string Command,
    [property: CsvColumn("nice")] int Nice,
    [property: CsvColumn("outcome")] string Outcome,
    [property: CsvColumn("completion_ns")] long CompletionNs,
    [property: CsvColumn("minor_faults")] long MinorFaults,
    [property: CsvColumn("major_faults")] long MajorFaults,
    [property: CsvColumn("user_ns")] long UserNs,
    [property: CsvColumn("system_ns")] long SystemNs,
    [property: CsvColumn("max_rss_kib")] long MaxRssKib,
    [property: CsvColumn("recorded_minor_faults")] long RecordedMinorFaults,
    [property: CsvColumn("recorded_major_faults")] long RecordedMajorFaults,
    [property: CsvColumn("recorded_user_ns")] long RecordedUserNs,
    [property: CsvColumn("recorded_system_ns")] long RecordedSystemNs,
    [property: CsvColumn("records")] long Records,
    [property: CsvColumn("agree")] bool Agree) : IResultRow
{
    /// <inheritdoc/>
    string? IResultRow.Flaw() => RowValues.Negative(
        ("processes", Processes),
        ("completion_ns", CompletionNs),
        ("minor_faults", MinorFaults),
        ("major_faults", MajorFaults),
        ("user_ns", UserNs),
        ("system_ns", SystemNs),
        ("max_rss_kib", MaxRssKib),
        ("recorded_minor_faults", RecordedMinorFaults),
        ("recorded_major_faults", RecordedMajorFaults),
        ("recorded_user_ns", RecordedUserNs),
        ("recorded_system_ns", RecordedSystemNs),
        ("records", Records));
}
