// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>Makes room for a result without destroying another one, or what a person added to it.</summary>
internal static class ResultArchive
{
    private const string Folder = "archive";

    /// <summary>Made from the CSV files and the manifest, and made again at any time.</summary>
    private static readonly string[] DrawnTypes = [".png", ".svg", ".html"];

    /// <summary>Frees a name for a result that is still in its draft.</summary>
    /// <param name="place">The name.</param>
    /// <param name="draft">The draft's folder.</param>
    /// <returns>Where what was there went; null if it was the same, or nothing.</returns>
    public static string? MakeRoom(string place, string draft)
    {
        if (!Directory.Exists(place))
        {
            return null;
        }

        if (Holds(draft, place))
        {
            Discard(place);
            return null;
        }

        string archived = NameFor(place);
        Directory.Move(place, archived);
        return archived;
    }

    /// <summary>Whether a folder has all that another one has, drawings aside, byte for byte.</summary>
    private static bool Holds(string folder, string other) =>
        Directory.EnumerateDirectories(other).All(path => Holds(Path.Combine(folder, Path.GetFileName(path)), path))
        && Directory.EnumerateFiles(other).All(path => IsDrawing(path) || IsSame(path, Path.Combine(folder, Path.GetFileName(path))));

    private static bool IsDrawing(string path) => DrawnTypes.Contains(Path.GetExtension(path), StringComparer.Ordinal);

    private static bool IsSame(string path, string other) =>
        File.Exists(other) && new FileInfo(path).Length == new FileInfo(other).Length && FileDigests.Of(path) == FileDigests.Of(other);

    /// <summary>A free name in the archive: by the manifest's hash, numbered if something else has it.</summary>
    private static string NameFor(string place)
    {
        string archive = Path.Combine(Path.GetDirectoryName(place)!, Folder);
        Directory.CreateDirectory(archive);
        string manifest = Path.Combine(place, ResultFolder.ManifestFile);
        string suffix = File.Exists(manifest) ? Digest.Abbreviate(Digest.Of(File.ReadAllBytes(manifest))) : "unknown";
        string name = Path.Combine(archive, $"{Path.GetFileName(place)}-{suffix}");
        for (int number = 1; ; number++)
        {
            string numbered = number == 1 ? name : $"{name}-{number}";
            if (!Directory.Exists(numbered))
            {
                return numbered;
            }

            if (Holds(place, numbered))
            {
                // Archived before: it is the same result.
                Discard(numbered);
                return numbered;
            }
        }
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
