// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import.Csv;
using Mp3.Experiments.Import.Text;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Import;

/// <summary>Reads all that is to be drawn into one picture.</summary>
internal static class Recordings
{
    /// <summary>Lines that can be told apart.</summary>
    public const int Most = 8;

    /// <summary>The recordings of files and result folders, in that order, with labels.</summary>
    /// <exception cref="Mp3Exception">Usage: something can't be read or recognised, or doesn't go together.</exception>
    public static IReadOnlyList<Recording> Read(IReadOnlyList<string> paths, ImportOptions options, ImportLog log)
    {
        List<Recording> recordings = [.. paths.SelectMany(path => ReadOne(path, options, log))];
        CheckOptions(recordings, options);
        if (recordings.Count > Most)
        {
            throw Mp3Exception.Usage($"{recordings.Count:N0} recordings are too many to be told apart: draw at most {Most} at once");
        }

        if (recordings.Find(one => one.Facts.Unit == TimeUnit.Jiffies) is { } jiffies
            && recordings.Find(one => one.Facts.Unit == TimeUnit.Seconds) is { } seconds)
        {
            throw Mp3Exception.Usage(
                $"{jiffies.Source.Path} has times in jiffies, {seconds.Source.Path} in seconds: "
                + $"say how many jiffies a second has, such as {ImportOptions.HzName} 1000");
        }

        return Labels.Give(recordings);
    }

    private static IReadOnlyList<Recording> ReadOne(string path, ImportOptions options, ImportLog log)
    {
        if (Directory.Exists(path))
        {
            IReadOnlyList<SampleRow> rows = ResultFolder.Open(path).Rows<SampleRow>(ResultFolder.SamplesFile);
            return rows.Count > 0
                ? SamplesFile.Of(SourceFile.Read(Path.Combine(path, ResultFolder.SamplesFile)), rows)
                : throw Mp3Exception.Usage($"{path} can't be drawn: it holds no samples");
        }

        var file = SourceFile.Read(path);
        return CsvImport.Read(file, log) ?? [new TextFile(file, options, log).Read()];
    }

    private static void CheckOptions(List<Recording> recordings, ImportOptions options)
    {
        string? said = options switch
        {
            { Columns: not null } => ImportOptions.ColumnsName,
            { Counts: not null } => ImportOptions.CountsName,
            { Hz: not null } => ImportOptions.HzName,
            { Cpu: not null } => ImportOptions.CpuName,
            _ => null,
        };
        if (said is not null && recordings.TrueForAll(one => one.Facts.IsCsv))
        {
            throw Mp3Exception.Usage($"{said} goes with text files; the CSV files of mp3 say by themselves what they hold");
        }
    }
}
