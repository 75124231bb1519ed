// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>A file as it is now: what was read of it holds as long as it has the same time and length.</summary>
/// <param name="Path">Of the file itself, behind all links.</param>
/// <param name="Written">When it was written last.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct FileVersion(string Path, DateTime Written, long Length)
{
    /// <exception cref="IOException">There is no such file.</exception>
    public static FileVersion Of(string path)
    {
        // A link's own time and length say nothing of the file behind it.
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return new FileVersion(file.FullName, file.LastWriteTimeUtc, file.Length);
    }
}
