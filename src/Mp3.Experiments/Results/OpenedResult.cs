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
    /// <exception cref="Mp3Exception">Usage: it is missing, broken, or was changed after the run.</exception>
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
            ? CsvFile.Parse<T>(content, path)
            : throw Mp3Exception.Usage(
                $"{path} is not what the run wrote: its SHA-256 is {Digest.Abbreviate(found)}…, "
                + $"the manifest says {Digest.Abbreviate(expected)}…; restore it or run the study again");
    }
}
