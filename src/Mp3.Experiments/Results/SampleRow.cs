// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Experiments.Results;

/// <summary>One line of <c>samples.csv</c>: what one process did in one tick of one run.</summary>
/// <param name="Run">Name of the run within the study, such as <c>pair-a</c> or <c>n05</c>.</param>
/// <param name="Tick">Number of the tick, from 1.</param>
/// <param name="TimeNs">When the process was sampled, ns since the first tick's epoch of its run.</param>
/// <param name="Pid">Process id in the guest.</param>
/// <param name="Label">Name of the process, unique within the run.</param>
/// <param name="MinorFaults">Minor faults since the process's previous sample.</param>
/// <param name="MajorFaults">Major faults since the process's previous sample.</param>
/// <param name="UserNs">User CPU time since the process's previous sample, ns.</param>
/// <param name="SystemNs">System CPU time since the process's previous sample, ns.</param>
/// <param name="Last">True on the last sample of a process.</param>
[CsvRecord]
public sealed partial record SampleRow(
    [property: CsvColumn("run")] string Run,
    [property: CsvColumn("tick")] long Tick,
    [property: CsvColumn("time_ns")] long TimeNs,
    [property: CsvColumn("pid")] int Pid,
    [property: CsvColumn("label")] string Label,
    [property: CsvColumn("minor_faults")] long MinorFaults,
    [property: CsvColumn("major_faults")] long MajorFaults,
    [property: CsvColumn("user_ns")] long UserNs,
    [property: CsvColumn("system_ns")] long SystemNs,
    [property: CsvColumn("last")] bool Last) : IResultRow
{
    /// <inheritdoc/>
    string? IResultRow.Flaw() => RowValues.Negative(
        ("tick", Tick),
        ("time_ns", TimeNs),
        ("minor_faults", MinorFaults),
        ("major_faults", MajorFaults),
        ("user_ns", UserNs),
        ("system_ns", SystemNs));
}
