// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Protocol;

namespace Mp3.Experiments.Reproduction;

/// <summary>A result that is to be reproduced.</summary>
/// <param name="Path">The manifest's path, as the user named it.</param>
/// <param name="Manifest">What it says.</param>
/// <param name="Files">The CSV files that are beside it, by name; some or all may be missing.</param>
public sealed record OriginalResult(string Path, Manifest Manifest, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Opens a result folder, or a manifest alone.</summary>
    /// <param name="path">The folder, or the manifest's path.</param>
    /// <exception cref="Mp3Exception">Usage: it is none, or a CSV file was changed after the run.</exception>
    public static OriginalResult Open(string path)
    {
        string manifestPath = Directory.Exists(path) ? System.IO.Path.Combine(path, ResultFolder.ManifestFile) : path;
        if (!File.Exists(manifestPath))
        {
            throw Mp3Exception.Usage($"{manifestPath} is missing: name a result folder or its {ResultFolder.ManifestFile}");
        }

        Manifest manifest = ManifestJson.Parse(ResultFolder.ReadFile(manifestPath), manifestPath);
        if (manifest.Settings.Seeds is [ulong first, ..])
        {
            throw Mp3Exception.Usage(
                $"{manifestPath} is of {manifest.Settings.Seeds.Count} seeds: reproduce one of them, such as {RepeatedResult.FolderOf(first)} beside it");
        }

        if (manifest.Settings.Sweep is not null)
        {
            throw Mp3Exception.Usage(
                $"{manifestPath} is of a sweep, whose runs are in the store: 'mp3 sweep {System.IO.Path.Combine(System.IO.Path.GetDirectoryName(manifestPath)!, CommandText.SweepFile)} --fresh' computes all of them again");
        }

        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(manifestPath))!;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach ((string name, string digest) in manifest.Files)
        {
            string file = System.IO.Path.Combine(folder, System.IO.Path.GetFileName(name));
            if (File.Exists(file) && ResultFolder.IsLarge(file))
            {
                RequireUnchanged(FileDigests.Of(file), digest, file);
            }
            else if (File.Exists(file))
            {
                files[name] = Verified(ResultFolder.ReadFile(file), digest, file);
            }
        }

        return new OriginalResult(manifestPath, manifest, files);
    }

    private static byte[] Verified(byte[] content, string digest, string file)
    {
        RequireUnchanged(Digest.Of(content), digest, file);
        return content;
    }

    private static void RequireUnchanged(string found, string digest, string file)
    {
        if (found != digest)
        {
            throw Mp3Exception.Usage($"{file} was changed after the run (its SHA-256 is not the manifest's): restore it, or put the manifest alone into a folder of its own");
        }
    }
}
