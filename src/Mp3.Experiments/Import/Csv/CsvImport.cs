// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import.Text;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;
using Mp3.Reader.Monitor;

namespace Mp3.Experiments.Import.Csv;

/// <summary>Reads CSV files that this project wrote, recognised by their first line.</summary>
internal static class CsvImport
{
    private static readonly CsvTable<SampleRow>[] SamplesTables = [SampleRow.Csv, SampleRow.CsvWithoutMemory];

    /// <summary>The recordings of a file; null: it is no such file.</summary>
    /// <exception cref="Mp3Exception">Usage: none of its lines can be used.</exception>
    public static IReadOnlyList<Recording>? Read(SourceFile file, ImportLog log)
    {
        string? header = file.Lines().FirstOrDefault();
        if (SamplesTables.FirstOrDefault(table => table.Header == header) is { } samples)
        {
            IReadOnlyList<Recording> runs = SamplesFile.Of(file, Usable(file, samples.Parse, SamplesFile.Flaw, log));
            log.Note(file, $"samples.csv of mp3, {runs.Count:N0} {(runs.Count == 1 ? "run" : "runs")}: times in ns, counts per interval, processes added up");
            return runs;
        }

        if (header == CsvFile.Header<CsvRow>())
        {
            var recording = MonitorFile.Of(file, Usable(file, CsvFile.Parse<CsvRow>, MonitorFile.Flaw, log));
            log.Note(file, $"CSV of the monitor, {recording.Rows.Count:N0} ticks: times in ns, counts per interval, processes added up");
            return [recording];
        }

        return null;
    }

    private static List<T> Usable<T>(SourceFile file, Func<byte[], string, IReadOnlyList<T>> parse, Func<T, string?> flaw, ImportLog log)
    {
        List<BrokenLine> broken = [];
        List<T> usable = [];
        foreach ((int line, T row) in UsableRows.Of(file, parse, broken))
        {
            if (flaw(row) is { } reason)
            {
                broken.Add(new BrokenLine(line, reason));
            }
            else
            {
                usable.Add(row);
            }
        }

        log.Broken(file, [.. broken.OrderBy(one => one.Line)], usable.Count);
        return usable;
    }
}
