// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>One line of <c>timeline.csv</c>: a position in the stream of records at one moment.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Series"><c>writer</c>, <c>handoff</c> (how far the module lets monitors read), or a strategy: where it
/// reads next. A monitor stays where it is from one line to the next; the writer goes on evenly.</param>
/// <param name="TimeNs">Since the common start, ns.</param>
/// <param name="Position">Records since the module was loaded.</param>
[CsvRecord]
public sealed partial record TimelineRow(
    [property: CsvColumn("scenario")] string Scenario,
    [property: CsvColumn("series")] string Series,
    [property: CsvColumn("time_ns")] long TimeNs,
    [property: CsvColumn("position")] long Position) : IResultRow
{
    /// <inheritdoc/>
    string? IResultRow.Flaw() => RowValues.Negative(
        ("position", Position));

    public const string Writer = "writer";
    public const string Handoff = "handoff";
}
