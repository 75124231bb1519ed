// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mp3.Experiments.Guest;

/// <summary>
/// Writes cpio archives in the "newc" form that the kernel unpacks (its Documentation/driver-api/early-userspace/
/// buffer-format.rst). The same entries give the same bytes in whatever order they were added: sorted by name,
/// owned by root, with modification time 0 and inodes that count from 1.
/// </summary>
public sealed class CpioArchive
{
    private const int RegularFile = 0x8000;
    private const int Directory = 0x4000;
    private const int SymbolicLink = 0xA000;

    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Adds a file; folders above it are added as they are needed.</summary>
    /// <param name="path">Absolute path in the archive.</param>
    /// <param name="content">Its bytes; kept, not copied.</param>
    /// <param name="executable">Mode 0755, else 0644.</param>
    public void AddFile(string path, byte[] content, bool executable = false) =>
        Add(path, new Entry(RegularFile | (executable ? 0x1ED : 0x1A4), content));

    /// <summary>Adds a text file with mode 0644.</summary>
    public void AddText(string path, string text) => AddFile(path, Encoding.UTF8.GetBytes(text));

    public void AddDirectory(string path) => Add(path, new Entry(Directory | 0x1ED, []));

    public void AddSymbolicLink(string path, string target) =>
        Add(path, new Entry(SymbolicLink | 0x1FF, Encoding.UTF8.GetBytes(target)));

    /// <summary>The regular files, by path.</summary>
    public IEnumerable<(string Path, byte[] Content)> Files =>
        _entries.Where(entry => (entry.Value.Mode & 0xF000) == RegularFile).Select(entry => ($"/{entry.Key}", entry.Value.Content));

    /// <summary>The archive's bytes.</summary>
    public byte[] ToArray()
    {
        byte[] archive = new byte[Pieces().Sum(piece => piece.Length)];
        int end = 0;
        foreach (byte[] piece in Pieces())
        {
            piece.CopyTo(archive, end);
            end += piece.Length;
        }

        return archive;
    }

    /// <summary>SHA-256 of the archive's bytes, in lower-case hex; they are not brought together for it.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] piece in Pieces())
        {
            hash.AppendData(piece);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<byte[]> Pieces()
    {
        int inode = 0;
        foreach ((string name, Entry entry) in _entries)
        {
            yield return Header(name, entry, ++inode);
            yield return entry.Content;
            yield return new byte[PaddingAfter(entry.Content.Length)];
        }

        yield return Header("TRAILER!!!", new Entry(0, []), 0);
    }

    private static byte[] Header(string name, Entry entry, int inode)
    {
        int links = (entry.Mode & 0xF000) == Directory ? 2 : 1;
        ReadOnlySpan<int> fields =
        [
            inode, entry.Mode, 0, 0, links, 0, entry.Content.Length, 0, 0, 0, 0, Encoding.UTF8.GetByteCount(name) + 1, 0,
        ];
        var text = new StringBuilder("070701");
        foreach (int field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field:X8}");
        }

        byte[] header = Encoding.UTF8.GetBytes(text.Append(name).Append('\0').ToString());
        return [.. header, .. new byte[PaddingAfter(header.Length)]];
    }

    /// <summary>Header and content each end at a multiple of four.</summary>
    private static int PaddingAfter(int length) => -length & 3;

    private void Add(string path, Entry entry)
    {
        string name = path.Trim('/');
        if (name.Length == 0)
        {
            throw new ArgumentException("an entry needs a name", nameof(path));
        }

        for (int slash = name.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = name.IndexOf('/', slash + 1))
        {
            _entries.TryAdd(name[..slash], new Entry(Directory | 0x1ED, []));
        }

        if (!_entries.TryAdd(name, entry) && (entry.Mode & 0xF000) != Directory)
        {
            throw new ArgumentException($"/{name} is in the archive already", nameof(path));
        }
    }

    private sealed record Entry(int Mode, byte[] Content);
}
