// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Import.Csv;

/// <summary>A <c>samples.csv</c>: one recording a run, its processes added up.</summary>
internal static class SamplesFile
{
    /// <param name="source">Where the rows come from.</param>
    /// <param name="rows">Of any number of runs.</param>
    public static IReadOnlyList<Recording> Of(SourceFile source, IReadOnlyList<SampleRow> rows)
    {
        IGrouping<string, SampleRow>[] runs = [.. rows.GroupBy(row => row.Run, StringComparer.Ordinal)];
        return [.. runs.Select(run => RecordingBuilder.Build(
            source,
            runs.Length == 1 ? null : run.Key,
            [.. run.GroupBy(row => row.Tick).OrderBy(tick => tick.Key).Select(Sum).OrderBy(sample => sample.Time)],
            CsvTime.NsPerSecond,
            0,
            CsvTime.Facts))];
    }

    /// <summary>What can't be true of a row; null: nothing.</summary>
    public static string? Flaw(SampleRow row) =>
        CsvTime.Flaw(row.TimeNs, row.MinorFaults, row.MajorFaults, row.UserNs, row.SystemNs);

    private static RawSample Sum(IGrouping<long, SampleRow> tick) => new(
        tick.Max(row => row.TimeNs),
        tick.Sum(row => row.MinorFaults),
        tick.Sum(row => row.MajorFaults),
        tick.Sum(row => row.UserNs + row.SystemNs));
}
