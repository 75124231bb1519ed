// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Logs;

/// <summary>A file of structs, one after the other, as they lie in memory.</summary>
/// <typeparam name="T">One entry.</typeparam>
/// <param name="path">The file; what it holds is replaced.</param>
public sealed class RawLog<T>(string path) : IDisposable
    where T : unmanaged
{
    private const int BufferBytes = 64 * 1024;
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);

    /// <summary>Entries so far.</summary>
    public int Count { get; private set; }

    /// <summary>Appends an entry.</summary>
    public void Add(in T entry)
    {
        _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in entry)));
        Count++;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
