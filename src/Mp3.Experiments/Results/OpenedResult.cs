// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>A result folder whose manifest was read; its CSV files are checked against it when they are.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">From manifest.json.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
public sealed record OpenedResult(string Path, Manifest Manifest, string ManifestHash)
{
    /// <summary>Path of one of the folder's files.</summary>
    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>The rows of one of the folder's CSV files.</summary>
    /// <exception cref="Mp3Exception">Usage: it is missing, broken, was changed after the run, or holds what no run can have
    /// written.</exception>
    public IReadOnlyList<T> Rows<T>(string file)
    {
        IReadOnlyList<T> rows = CsvFile.Parse<T>(Content(file), PathOf(file));
        foreach ((int i, T row) in rows.Index())
        {
            // A digest only says that file and manifest belong together.
            if ((row as IResultRow)?.Flaw() is { } flaw)
            {
                throw Mp3Exception.Usage($"{PathOf(file)}, line {i + 2}: {flaw}");
            }
        }

        return rows;
    }

    /// <inheritdoc cref="Rows{T}(string)"/>
    /// <param name="file">Its name.</param>
    /// <param name="table">How its rows are read.</param>
    public IReadOnlyList<T> Rows<T>(string file, CsvTable<T> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Parse(Content(file), PathOf(file));
    }

    /// <summary>The text of one of the folder's files.</summary>
    /// <exception cref="Mp3Exception">Usage: it is missing, or was changed after the run.</exception>
    public string Text(string file) => System.Text.Encoding.UTF8.GetString(Content(file));

    /// <summary>Refuses a file that was changed after the run, without having all of it in memory.</summary>
    /// <exception cref="Mp3Exception">Usage: it is missing, or was changed.</exception>
    public void RequireUnchanged(string file) => ResultErrors.Translate($"read {PathOf(file)}", () =>
    {
        using FileStream content = File.OpenRead(PathOf(file));
        Require(file, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
    });

    private byte[] Content(string file)
    {
        byte[] content = ResultFolder.ReadFile(PathOf(file));
        Require(file, Digest.Of(content));
        return content;
    }

    private void Require(string file, string found)
    {
        if (!Manifest.Files.TryGetValue(file, out string? expected))
        {
            throw Mp3Exception.Usage($"{PathOf(ResultFolder.ManifestFile)} has no SHA-256 of {file}: run the study again");
        }

        if (found != expected)
        {
            throw Mp3Exception.Usage(
                $"{PathOf(file)} is not what the run wrote: its SHA-256 is {Digest.Abbreviate(found)}…, "
                + $"the manifest says {Digest.Abbreviate(expected)}…; restore it or run the study again");
        }
    }
}
