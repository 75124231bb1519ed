// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;

namespace Mp3.Protocol;

/// <summary>
/// The one file that leaves a guest: a header with lengths and checksums, the report as JSON, the records as the
/// module wrote them, files that were brought back and the log of faults if there are any. It is read whole or not at
/// all, so a guest that died half-way returns nothing.
/// </summary>
/// <remarks>
/// Layout, little endian: 8 bytes magic, u32 version, u32 length of the JSON, u64 length of the records,
/// 16 bytes XXH128 over JSON and records, u64 length of the log, 16 bytes XXH128 over it (zeros if there is none),
/// u64 length of the files, 16 bytes XXH128 over them (likewise); the JSON; the records; the files; the log. Files and log
/// are too large for the memory of a guest, so they are put behind the rest when that leaves it. Bytes after that are
/// ignored, because the file travels on a disk that is larger than it.
/// XXH128 and not SHA-256: nobody forges the file, and the guest has no cryptographic library.
/// </remarks>
public static class ResultFile
{
    private const int HeaderSize = 88;
    private const int BlockSize = 64 * 1024;
    private const int HashOffset = 24;
    private const int HashSize = 16;
    private const int LogLengthOffset = 40;
    private const int LogHashOffset = 48;
    private const int FilesLengthOffset = 64;
    private const int FilesHashOffset = 72;

    private static ReadOnlySpan<byte> Magic => "MP3RESLT"u8;

    /// <summary>Writes a result file, all but files and log, which come behind it in this order.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="records">Read twice, from its beginning to its end.</param>
    /// <param name="log">The log of faults; null: there is none.</param>
    /// <param name="files">Files that were brought back; null: there are none.</param>
    public static void Write(Stream output, GuestReport report, Stream records, SealedPart? log = null, SealedPart? files = null)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(report, ProtocolJson.Default.GuestReport);
        Span<byte> header = stackalloc byte[HeaderSize];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], GuestPlan.CurrentVersion);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], json.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], records.Length);
        Digest(json, records).CopyTo(header[HashOffset..]);
        Describe(log, header, LogLengthOffset, LogHashOffset);
        Describe(files, header, FilesLengthOffset, FilesHashOffset);
        output.Write(header);
        output.Write(json);
        records.Position = 0;
        records.CopyTo(output);
    }

    /// <summary>Reads a result file; null if none was written completely. Files and log are read, but not
    /// kept.</summary>
    /// <param name="input">The file; afterwards it stands behind the result.</param>
    /// <exception cref="InvalidDataException">It is of another version of the contract.</exception>
    public static ResultParts? Read(Stream input)
    {
        byte[] header = new byte[HeaderSize];
        if (input.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || !header.AsSpan().StartsWith(Magic))
        {
            return null;
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (version != GuestPlan.CurrentVersion)
        {
            throw new InvalidDataException($"the guest speaks version {version} of the result file, this program {GuestPlan.CurrentVersion}");
        }

        int jsonLength = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        long recordsLength = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(16));
        long logLength = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(LogLengthOffset));
        long filesLength = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(FilesLengthOffset));
        if (jsonLength < 0 || recordsLength < 0 || recordsLength > Array.MaxLength || logLength < 0 || filesLength < 0
            || (input.CanSeek && (Math.Max(logLength, filesLength) > input.Length || jsonLength + recordsLength + filesLength + logLength > input.Length)))
        {
            return null;
        }

        byte[] json = new byte[jsonLength];
        byte[] records = new byte[recordsLength];
        if (input.ReadAtLeast(json, jsonLength, throwOnEndOfStream: false) < jsonLength
            || input.ReadAtLeast(records, records.Length, throwOnEndOfStream: false) < records.Length
            || !Digest(json, new MemoryStream(records, writable: false)).AsSpan().SequenceEqual(header.AsSpan(HashOffset, HashSize))
            || !IsPart(input, filesLength, header.AsSpan(FilesHashOffset, HashSize))
            || !IsPart(input, logLength, header.AsSpan(LogHashOffset, HashSize)))
        {
            return null;
        }

        GuestReport report = JsonSerializer.Deserialize(json, ProtocolJson.Default.GuestReport)
            ?? throw new InvalidDataException("the guest's report is empty");
        long behind = HeaderSize + jsonLength + recordsLength;
        return new ResultParts(report, records, PlaceOf(behind, filesLength), PlaceOf(behind + filesLength, logLength));
    }

    private static PartPlace? PlaceOf(long offset, long length) => length == 0 ? null : new PartPlace(offset, length);

    private static void Describe(SealedPart? part, Span<byte> header, int lengthOffset, int hashOffset)
    {
        if (part is not null)
        {
            BinaryPrimitives.WriteInt64LittleEndian(header[lengthOffset..], part.Length);
            part.Hash.Span.CopyTo(header[hashOffset..]);
        }
    }

    /// <summary>Reads a part and compares its checksum; there may be none.</summary>
    private static bool IsPart(Stream input, long length, ReadOnlySpan<byte> expected)
    {
        if (length == 0)
        {
            return !expected.ContainsAnyExcept((byte)0);
        }

        var hash = new XxHash128();
        byte[] block = new byte[BlockSize];
        for (long left = length; left > 0;)
        {
            int read = input.Read(block.AsSpan(0, (int)Math.Min(left, BlockSize)));
            if (read == 0)
            {
                return false;
            }

            hash.Append(block.AsSpan(0, read));
            left -= read;
        }

        return hash.GetCurrentHash().AsSpan().SequenceEqual(expected);
    }

    private static byte[] Digest(ReadOnlySpan<byte> json, Stream records)
    {
        records.Position = 0;
        var hash = new XxHash128();
        hash.Append(json);
        hash.Append(records);
        return hash.GetCurrentHash();
    }
}
