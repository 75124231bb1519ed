// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Program;

/// <summary>Where things are in the programs' root. No path of this machine comes in unless it was typed so.</summary>
internal static class GuestPath
{
    /// <summary>Where programs start, and where relative names begin.</summary>
    public const string WorkingDirectory = "/work";

    /// <summary>Where standard input comes from.</summary>
    public const string Stdin = "/.mp3-stdin";

    /// <summary>Where a path that was typed lies: an absolute one at the same place, a relative one in /work.</summary>
    public static string Of(string path) => Path.IsPathRooted(path) ? Normal(path) : InWork(path);

    /// <summary>An absolute path in the programs' root.</summary>
    /// <param name="path">Relative ones count from <paramref name="directory"/>.</param>
    /// <param name="directory">Absolute.</param>
    public static string Of(string path, string directory) => Normal(Path.IsPathRooted(path) ? path : $"{directory}/{path}");

    /// <summary><c>PATH[:GUEST]</c>.</summary>
    public static AskedFile Parse(string text)
    {
        int colon = text.LastIndexOf(":/", StringComparison.Ordinal);
        return colon > 0 ? new AskedFile(text[..colon], Normal(text[(colon + 1)..])) : new AskedFile(text, Of(text));
    }

    // What lies above the folder that mp3 was started in has no name below /work: its last name alone stays.
    private static string InWork(string path)
    {
        string normal = Normal($"{WorkingDirectory}/{path}");
        return normal.StartsWith($"{WorkingDirectory}/", StringComparison.Ordinal) || normal == WorkingDirectory
            ? normal
            : $"{WorkingDirectory}/{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))}";
    }

    private static string Normal(string path)
    {
        List<string> parts = [];
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return $"/{string.Join('/', parts)}";
    }
}
