// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>A result folder whose manifest was read; its CSV files are checked against it when they are.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">From manifest.json.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
public sealed record OpenedResult(string Path, Manifest Manifest, string ManifestHash)
{
    /// <summary>The rows of one of the folder's CSV files.</summary>
    /// <exception cref="Mp3Exception">Usage: it is missing, broken, was changed after the run, or holds what no run can have
    /// written.</exception>
    public IReadOnlyList<T> Rows<T>(string file)
    {
        string path = System.IO.Path.Combine(Path, file);
        byte[] content = ResultFolder.ReadFile(path);
        if (!Manifest.Files.TryGetValue(file, out string? expected))
        {
            throw Mp3Exception.Usage(
                $"{System.IO.Path.Combine(Path, ResultFolder.ManifestFile)} has no SHA-256 of {file}: run the study again");
        }

        string found = Digest.Of(content);
        return found == expected
            ? Sensible(CsvFile.Parse<T>(content, path), path)
            : throw Mp3Exception.Usage(
                $"{path} is not what the run wrote: its SHA-256 is {Digest.Abbreviate(found)}…, "
                + $"the manifest says {Digest.Abbreviate(expected)}…; restore it or run the study again");
    }

    // A digest only says that file and manifest belong together.
    private static IReadOnlyList<T> Sensible<T>(IReadOnlyList<T> rows, string path)
    {
        if (rows is { Count: 0 } and (IReadOnlyList<SampleRow> or IReadOnlyList<RunRow>))
        {
            throw Mp3Exception.Usage($"{path} holds no rows: run the study again");
        }

        foreach ((int i, T row) in rows.Index())
        {
            if ((row as IResultRow)?.Flaw() is { } flaw)
            {
                throw Mp3Exception.Usage($"{path}, line {i + 2}: {flaw}");
            }
        }

        if (rows is IReadOnlyList<SampleRow> samples)
        {
            RequireRisingTime(samples, path);
        }

        return rows;
    }

    private static void RequireRisingTime(IReadOnlyList<SampleRow> samples, string path)
    {
        Dictionary<(string Run, int Pid), SampleRow> last = [];
        foreach ((int i, SampleRow row) in samples.Index())
        {
            if (last.TryGetValue((row.Run, row.Pid), out SampleRow? before) && row.TimeNs < before.TimeNs)
            {
                throw Mp3Exception.Usage($"{path}, line {i + 2}: time_ns goes back from {before.TimeNs} to {row.TimeNs} in run {row.Run}");
            }

            last[(row.Run, row.Pid)] = row;
        }
    }
}
