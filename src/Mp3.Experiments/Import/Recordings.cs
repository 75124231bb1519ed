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

    /// <summary>The jiffies of a second that kernels are built with, the course's first.</summary>
    public static IReadOnlyList<int> KnownHz { get; } = [1000, 250, 100];

    /// <summary>The recordings of files and result folders, in that order, with labels.</summary>
    /// <exception cref="Mp3Exception">Usage: something can't be read, or doesn't go together.</exception>
    /// <exception cref="UndecidedException">The data don't decide what they mean.</exception>
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
            throw new UndecidedException(
                $"{jiffies.Source.Path} has times in jiffies, {seconds.Source.Path} in seconds, and how many jiffies a second has is not in the data",
                [.. KnownHz.Select(hz => ImportOptions.None with { Hz = hz })]);
        }

        return Labels.Give(recordings);
    }

    private static IReadOnlyList<Recording> ReadOne(string path, ImportOptions options, ImportLog log)
    {
        if (Directory.Exists(path))
        {
            OpenedResult result = ResultFolder.Open(path);
            IReadOnlyList<SampleRow> rows = ProcessResult.LoadSamples(result);
            return rows.Count > 0
                ? Measured(SamplesFile.Of(SourceFile.Read(Path.Combine(path, ProcessResult.SamplesFile)), rows), result.ManifestHash)
                : throw Mp3Exception.Usage($"{path} can't be drawn: it holds no samples");
        }

        var file = SourceFile.Read(path);
        return CsvImport.Read(file, log) is { } recordings
            ? Measured(recordings, ManifestBeside(file))
            : [new TextFile(file, options, log).Read()];
    }

    private static IReadOnlyList<Recording> Measured(IReadOnlyList<Recording> recordings, string? manifestHash) =>
        [.. recordings.Select(one => one with { Facts = one.Facts with { ManifestHash = manifestHash } })];

    /// <summary>SHA-256 of the manifest in the same folder that has this very file; null: there is none.</summary>
    private static string? ManifestBeside(SourceFile file)
    {
        try
        {
            OpenedResult result = ResultFolder.Open(Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
            return result.Manifest.Files.GetValueOrDefault(Path.GetFileName(file.Path)) == file.Hash ? result.ManifestHash : null;
        }
        catch (Mp3Exception)
        {
            return null;
        }
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
