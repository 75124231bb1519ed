// SPDX-License-Identifier: MIT

using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>
/// A folder with the results of one study: <c>manifest.json</c>, the study's CSV files and pictures.
/// It appears complete or not at all.
/// </summary>
public static class ResultFolder
{
    public const string ManifestFile = "manifest.json";

    /// <summary>Ends the name of a result whose checks were violated.</summary>
    public const string FailedSuffix = ".failed";

    /// <summary>Ends the name of a file that may be too large for memory.</summary>
    public const string LargeType = ".bin";

    /// <summary>Whether a file may be too large for memory.</summary>
    public static bool IsLarge(string file) => file.EndsWith(LargeType, StringComparison.Ordinal);

    /// <summary>Reads the manifest of a folder.</summary>
    /// <exception cref="Mp3Exception">Usage: there is none.</exception>
    public static OpenedResult Open(string path)
    {
        if (!Directory.Exists(path))
        {
            throw Mp3Exception.Usage($"there is no result folder {path}: run the study first, or name another folder{HintFor(path)}");
        }

        string manifestPath = Path.Combine(path, ManifestFile);
        byte[] json = ReadFile(manifestPath);
        return new OpenedResult(path, ManifestJson.Parse(json, manifestPath), Digest.Of(json));
    }

    /// <summary>
    /// Starts a result folder as <c>&lt;name&gt;.incomplete</c> beside <paramref name="finalPath"/>; what an earlier
    /// run left there is removed.
    /// </summary>
    /// <exception cref="Mp3Exception">Usage: it can't be written, another run is writing it, or the final path holds
    /// something else than results.</exception>
    public static ResultDraft Create(string finalPath)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(finalPath));
        RefuseToReplaceOtherThings(target);
        return ResultErrors.Translate($"write results to {finalPath}", () => new ResultDraft(target));
    }

    /// <summary>The name beside it that a mistyped path may mean, as the end of an error; empty: none is near.</summary>
    internal static string HintFor(string path)
    {
        string? parent = Path.GetDirectoryName(Path.GetFullPath(path));
        return Directory.Exists(parent)
            ? Nearest.Hint(Path.GetFileName(path), Directory.EnumerateFileSystemEntries(parent).Select(entry => Path.GetFileName(entry)))
            : "";
    }

    private static void RefuseToReplaceOtherThings(string target)
    {
        bool isOther = File.Exists(target)
            || (Directory.Exists(target)
                && !File.Exists(Path.Combine(target, ManifestFile))
                && Directory.EnumerateFileSystemEntries(target).Any());
        if (isOther)
        {
            throw Mp3Exception.Usage(
                $"{target} exists and is not a result folder (it has no {ManifestFile}): name another folder");
        }
    }

    internal static byte[] ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            throw Mp3Exception.Usage($"{path} is missing: this is not a complete result folder");
        }

        return RegularFile.Read(path);
    }
}
