// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>One line of <c>latency.csv</c>: a point of the distribution of the time from sample to log.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Strategy">Name of the strategy.</param>
/// <param name="Percent">So many percent of the records in the log …</param>
/// <param name="LatencyNs">… were logged within this time after they were sampled, ns.</param>
[CsvRecord]
public sealed partial record LatencyRow(
    [property: CsvColumn("scenario")] string Scenario,
    [property: CsvColumn("strategy")] string Strategy,
    [property: CsvColumn("percent")] int Percent,
    [property: CsvColumn("latency_ns")] long LatencyNs) : IResultRow
{
    /// <inheritdoc/>
    string? IResultRow.Flaw() => RowValues.Negative(
        ("percent", Percent));
}
