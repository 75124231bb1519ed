// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running.Storage;

/// <summary>What sweeps leave in a store beside entries: recipes, images, notes of failures, what a cluster was told.</summary>
internal static class SweepRemains
{
    /// <summary>Deletes what nobody has used for long. The next sweep that wants it puts it there anew.</summary>
    /// <param name="layout">Of the store.</param>
    /// <param name="before">What was used last before then goes, UTC.</param>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public static void Delete(StoreLayout layout, DateTime before)
    {
        foreach (string folder in (string[])[layout.Recipes, layout.Failures, layout.Sweeps, layout.Surveys])
        {
            if (!Directory.Exists(folder))
            {
                continue;
            }

            foreach (FileSystemInfo remains in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(each => each.LastWriteTimeUtc < before))
            {
                if (remains is DirectoryInfo whole)
                {
                    whole.Delete(recursive: true);
                }
                else
                {
                    remains.Delete();
                }
            }
        }

        new ImageShelf(layout).DeleteUnneeded();
    }
}
