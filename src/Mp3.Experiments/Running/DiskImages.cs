// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running;

/// <summary>What disks of guests hold before the first instruction, kept in the cache by its digest.</summary>
internal static class DiskImages
{
    /// <summary>Where the file of this digest is, if it is still there.</summary>
    /// <param name="sha256">Lower-case hex.</param>
    public static string PathOf(string sha256) => Path.Combine(CacheFolder.Path, "images", sha256 + ".img");

    /// <summary>Whether the file is there, and the one that is meant.</summary>
    public static bool Has(RecipeImage image)
    {
        try
        {
            return File.Exists(image.Path) && FileDigests.Of(image.Path) == image.Sha256;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
