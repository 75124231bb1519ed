// SPDX-License-Identifier: MIT

using System.IO.Compression;
using System.Text.RegularExpressions;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running;

/// <summary>What came out of a run: bytes in named parts, of which the store knows nothing more.</summary>
public sealed partial class RunOutcome
{
    private const int MatchTimeoutMs = 1000;

    // The day on which ZIP's calendar begins: when a part was packed says nothing.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly byte[] _zip;

    private RunOutcome(byte[] zip, IReadOnlyList<string> parts)
    {
        _zip = zip;
        Parts = parts;
    }

    /// <summary>What is too large to be a part, by name: such files are kept as they are.</summary>
    public IReadOnlyDictionary<string, FileSlice> Files { get; private init; } = new Dictionary<string, FileSlice>(StringComparer.Ordinal);

    /// <summary>Names of the parts, in their order.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The bytes of a part; they are unpacked at each call.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public byte[] this[string part]
    {
        get
        {
            using ZipArchive zip = Open(_zip);
            ZipArchiveEntry entry = zip.GetEntry(part) ?? throw new ArgumentException($"the outcome has no part {part}", nameof(part));
            byte[] content = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(content);
            return content;
        }
    }

    /// <summary>Packs parts.</summary>
    /// <param name="parts">Names of letters, digits, dots, dashes and underscores, none twice; and their bytes.</param>
    /// <exception cref="ArgumentException">A name is none.</exception>
    public static RunOutcome Of(params IReadOnlyList<(string Name, byte[] Content)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in parts)
            {
                if (!PartName().IsMatch(name) || !names.Add(name))
                {
                    throw new ArgumentException($"'{name}' can't be a part's name, or is there twice", nameof(parts));
                }

                ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using Stream stream = entry.Open();
                stream.Write(content);
            }
        }

        return new RunOutcome(bytes.ToArray(), [.. parts.Select(part => part.Name)]);
    }

    /// <summary>The same with files beside the parts.</summary>
    /// <param name="files">By names that could be those of parts.</param>
    /// <exception cref="ArgumentException">A name is none.</exception>
    public RunOutcome With(IReadOnlyDictionary<string, FileSlice> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Keys.FirstOrDefault(name => !PartName().IsMatch(name)) is { } wrong
            ? throw new ArgumentException($"'{wrong}' can't be a file's name", nameof(files))
            : new RunOutcome(_zip, Parts) { Files = files };
    }

    /// <summary>The same parts with the same bytes in the same order, however well they are packed; and the same files.</summary>
    public bool IsSameAs(RunOutcome other) =>
        Files.Count == other.Files.Count
        && Files.All(file => other.Files.TryGetValue(file.Key, out FileSlice? same) && file.Value.IsSameAs(same))
        && Parts.SequenceEqual(other.Parts, StringComparer.Ordinal) && Parts.All(part => this[part].AsSpan().SequenceEqual(other[part]));

    /// <summary>Reads what <see cref="ToZip"/> gave.</summary>
    /// <exception cref="InvalidDataException">It is no ZIP file.</exception>
    internal static RunOutcome FromZip(byte[] bytes)
    {
        using ZipArchive zip = Open(bytes);
        return new RunOutcome(bytes, [.. zip.Entries.Select(entry => entry.FullName)]);
    }

    /// <summary>A ZIP file: any program can unpack it.</summary>
    internal byte[] ToZip() => _zip;

    private static ZipArchive Open(byte[] bytes) => new(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex PartName();
}
