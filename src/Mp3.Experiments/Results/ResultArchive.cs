// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>Makes room for a result without destroying another one.</summary>
internal static class ResultArchive
{
    private const string Folder = "archive";

    /// <summary>
    /// Frees the name <paramref name="place"/> for a result whose manifest has the SHA-256 <paramref name="hash"/>.
    /// </summary>
    /// <returns>Where a different result went; null if there was none.</returns>
    public static string? MakeRoom(string place, string hash)
    {
        if (!Directory.Exists(place))
        {
            return null;
        }

        string manifest = Path.Combine(place, ResultFolder.ManifestFile);
        string? oldHash = File.Exists(manifest) ? Digest.Of(File.ReadAllBytes(manifest)) : null;
        if (oldHash == hash)
        {
            Discard(place);
            return null;
        }

        if (oldHash is null && !Directory.EnumerateFileSystemEntries(place).Any())
        {
            Directory.Delete(place);
            return null;
        }

        string archive = Path.Combine(Path.GetDirectoryName(place)!, Folder);
        Directory.CreateDirectory(archive);
        string suffix = oldHash is null ? "unknown" : Digest.Abbreviate(oldHash);
        string archived = Path.Combine(archive, $"{Path.GetFileName(place)}-{suffix}");
        if (Directory.Exists(archived) && oldHash is not null)
        {
            // Archived before, with the same manifest: it is the same result.
            Discard(archived);
        }

        Directory.Move(place, archived);
        return archived;
    }

    // Renamed first, so that a program that is killed here leaves no half of a result under its name.
    private static void Discard(string folder)
    {
        string doomed = folder + ".replaced";
        if (Directory.Exists(doomed))
        {
            Directory.Delete(doomed, recursive: true);
        }

        Directory.Move(folder, doomed);
        Directory.Delete(doomed, recursive: true);
    }
}
