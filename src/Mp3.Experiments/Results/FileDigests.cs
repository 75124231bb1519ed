// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Mp3.Experiments.Results;

/// <summary>SHA-256 of files, computed once as long as a file has the same time and length.</summary>
internal static class FileDigests
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written, long Length), string> Known = new();

    /// <summary>Lower-case hex.</summary>
    public static string Of(string path)
    {
        // A link's own time and length say nothing of the file behind it.
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return Known.GetOrAdd((file.FullName, file.LastWriteTimeUtc, file.Length), static key =>
        {
            using FileStream content = File.OpenRead(key.Path);
            return Convert.ToHexStringLower(SHA256.HashData(content));
        });
    }
}
