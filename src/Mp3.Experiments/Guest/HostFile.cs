// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Guest;

/// <summary>Files of this machine that go into guests. Each is read once: a study packs the same ones for each of its runs.</summary>
internal static class HostFile
{
    private static readonly ConcurrentDictionary<FileVersion, byte[]> Contents = new();
    private static readonly ConditionalWeakTable<byte[], string> Digests = [];

    /// <summary>The file's bytes, which nobody may change.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static byte[] Read(string path) => Contents.GetOrAdd(FileVersion.Of(path), static file => File.ReadAllBytes(file.Path));

    /// <summary>SHA-256 of bytes that nobody changes, in lower-case hex; computed once as long as they are kept.</summary>
    public static string DigestOf(byte[] content) => Digests.GetValue(content, static bytes => Digest.Of(bytes));
}
