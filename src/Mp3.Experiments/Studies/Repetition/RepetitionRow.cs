// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>One line of <c>repetitions.csv</c>: one run with one seed, all its processes together (wait4's account).</summary>
/// <param name="Seed">Seed of the study.</param>
/// <param name="Run">Name of the run: the condition.</param>
/// <param name="Processes">Number of processes.</param>
/// <param name="CompletionNs">From the common start to the end of the last process, ns.</param>
/// <param name="MinorFaults">Minor faults.</param>
/// <param name="MajorFaults">Major faults.</param>
/// <param name="UserNs">User CPU time, ns.</param>
/// <param name="SystemNs">System CPU time, ns.</param>
[CsvRecord]
public sealed partial record RepetitionRow(
    [property: CsvColumn("seed")] ulong Seed,
    [property: CsvColumn("run")] string Run,
    [property: CsvColumn("processes")] int Processes,
    [property: CsvColumn("completion_ns")] long CompletionNs,
    [property: CsvColumn("minor_faults")] long MinorFaults,
    [property: CsvColumn("major_faults")] long MajorFaults,
    [property: CsvColumn("user_ns")] long UserNs,
    [property: CsvColumn("system_ns")] long SystemNs) : IResultRow
{
    /// <inheritdoc/>
    string? IResultRow.Flaw() => RowValues.Negative(
        ("processes", Processes),
        ("completion_ns", CompletionNs),
        ("minor_faults", MinorFaults),
        ("major_faults", MajorFaults),
        ("user_ns", UserNs),
        ("system_ns", SystemNs));

    /// <summary>The runs of one repetition, in the order of the study.</summary>
    public static IEnumerable<RepetitionRow> Of(StudyResult result) =>
        result.Runs.GroupBy(row => row.Run, StringComparer.Ordinal).Select(run => new RepetitionRow(
            result.Manifest.Settings.Seed,
            run.Key,
            run.Count(),
            run.Max(row => row.CompletionNs),
            run.Sum(row => row.MinorFaults),
            run.Sum(row => row.MajorFaults),
            run.Sum(row => row.UserNs),
            run.Sum(row => row.SystemNs)));

    /// <summary>
    /// The seed whose completion time is the middle one among the rows of one run; of two the faster: a median that no
    /// seed had can't be drawn.
    /// </summary>
    public static ulong MiddleSeed(IReadOnlyCollection<RepetitionRow> rows) =>
        rows.OrderBy(row => row.CompletionNs).ElementAt((rows.Count - 1) / 2).Seed;
}
