// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Mp3.Experiments.Results;

/// <summary>SHA-256 of files, computed once as long as a file is the same.</summary>
internal static class FileDigests
{
    private static readonly ConcurrentDictionary<FileVersion, Lazy<string>> Known = new();

    /// <summary>Lower-case hex.</summary>
    public static string Of(string path)
    {
        FileVersion file = FileVersion.Of(path);
        // Who asks while another thread computes it waits for that.
        Lazy<string> digest = Known.GetOrAdd(file, static key => new Lazy<string>(() => Compute(key.Path)));
        try
        {
            return digest.Value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Known.TryRemove(new KeyValuePair<FileVersion, Lazy<string>>(file, digest));
            throw;
        }
    }

    /// <summary>Computes digests on other threads, for <see cref="Of"/> to have them soon; what goes wrong it will say.</summary>
    public static void Begin(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            _ = Task.Run(() => Of(path));
        }
    }

    private static string Compute(string path)
    {
        using FileStream content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
