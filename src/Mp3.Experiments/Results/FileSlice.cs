// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Mp3.Experiments.Results;

/// <summary>
/// A part of a file that is kept open: too large for memory, and there to be read any number of times, also when the file
/// has lost its name. It is closed when nobody has a part of it any more.
/// </summary>
/// <param name="file">The file; it is the slice's from now on, and that of other slices of it.</param>
/// <param name="offset">Where the part begins, bytes.</param>
/// <param name="length">Bytes.</param>
public sealed class FileSlice(SafeFileHandle file, long offset, long length)
{
    private readonly Lazy<string> _sha256 = new(() => DigestOf(new SliceStream(file, offset, length)));

    /// <summary>Bytes.</summary>
    public long Length => length;

    /// <summary>Digest of the part, lower-case hex; it is read once for it.</summary>
    public string Sha256 => _sha256.Value;

    /// <summary>No bytes at all.</summary>
    public static FileSlice Empty { get; } = new(File.OpenHandle("/dev/null"), 0, 0);

    /// <summary>All of a file.</summary>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public static FileSlice Of(string path)
    {
        SafeFileHandle file = File.OpenHandle(path);
        return new FileSlice(file, 0, RandomAccess.GetLength(file));
    }

    /// <summary>Reads it from its begin; any number of streams may do so at once.</summary>
    public Stream Open() => new SliceStream(file, offset, length);

    /// <summary>A part of it.</summary>
    /// <param name="start">Where it begins, bytes from the begin of this one.</param>
    /// <param name="size">Bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many bytes.</exception>
    public FileSlice Part(long start, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, length - start);
        return new FileSlice(file, offset + start, size);
    }

    /// <summary>Whether another one has the same bytes.</summary>
    public bool IsSameAs(FileSlice other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return length == other.Length && Sha256 == other.Sha256;
    }

    private static string DigestOf(Stream content)
    {
        using (content)
        {
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }
    }
}
