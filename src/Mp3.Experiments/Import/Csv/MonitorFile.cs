// SPDX-License-Identifier: MIT

using Mp3.Reader.Monitor;

namespace Mp3.Experiments.Import.Csv;

/// <summary>The monitor's CSV: one recording, its processes added up.</summary>
internal static class MonitorFile
{
    /// <param name="source">Where the rows come from.</param>
    /// <param name="rows">Sums of ticks, or those of each process.</param>
    public static Recording Of(SourceFile source, IReadOnlyList<CsvRow> rows)
    {
        CsvRow[] sums = [.. rows.Where(row => row.Pid == 0)];
        return RecordingBuilder.Build(
            source,
            null,
            [.. Ticks(sums.Length > 0 ? sums : rows).Select(Sum).OrderBy(sample => sample.Time)],
            CsvTime.NsPerSecond,
            null,
            CsvTime.Facts);
    }

    /// <summary>What can't be true of a row; null: nothing.</summary>
    public static string? Flaw(CsvRow row) =>
        CsvTime.Flaw(row.TimeNs, row.MinorFaults, row.MajorFaults, row.UserNs, row.SystemNs);

    // Neighbours alone, because the number of the tick begins anew when the module is loaded again.
    private static List<List<CsvRow>> Ticks(IReadOnlyList<CsvRow> rows)
    {
        List<List<CsvRow>> ticks = [];
        foreach (CsvRow row in rows)
        {
            if (ticks.Count == 0 || ticks[^1][0].Tick != row.Tick)
            {
                ticks.Add([]);
            }

            ticks[^1].Add(row);
        }

        return ticks;
    }

    private static RawSample Sum(List<CsvRow> tick) => new(
        tick.Max(row => row.TimeNs),
        tick.Sum(row => (long)row.MinorFaults),
        tick.Sum(row => (long)row.MajorFaults),
        tick.Sum(row => (decimal)row.UserNs + row.SystemNs));
}
