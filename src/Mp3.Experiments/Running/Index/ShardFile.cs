// SPDX-License-Identifier: MIT

using System.Security.Cryptography;

namespace Mp3.Experiments.Running.Index;

/// <summary>
/// The lines of one shard's entries as they are kept on disk, with the time stamp of the shard's folder then. The
/// file ends with the SHA-256 of what goes before.
/// </summary>
/// <param name="FolderTicks">Time stamp of the folder when the lines were made.</param>
/// <param name="Lines">A line for each entry.</param>
internal sealed record ShardFile(long FolderTicks, IReadOnlyList<RunLine> Lines)
{
    // Another format is another magic: a file of an earlier one is made anew.
    private const ulong Magic = 0x31_58_44_49_33_50_4d_4d;
    private const int BytesOfInput = sizeof(ulong);

    /// <summary>Reads a file; null: it is none, or a damaged one, or of another format.</summary>
    public static ShardFile? Parse(byte[] content)
    {
        int length = content.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(content.AsSpan(0, length)).AsSpan().SequenceEqual(content.AsSpan(length)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(content, 0, length));
        if (reader.ReadUInt64() != Magic)
        {
            return null;
        }

        long ticks = reader.ReadInt64();
        var lines = new RunLine[reader.ReadInt32()];
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = new RunLine
            {
                Name = RunName.FromBytes(reader.ReadBytes(RunName.Length / 2)),
                Study = reader.ReadString(),
                Run = reader.ReadString(),
                Bytes = reader.ReadInt64(),
                StoredUtc = new DateTime(reader.ReadInt64(), DateTimeKind.Utc),
                WallSeconds = reader.ReadDouble(),
                CpuSeconds = reader.ReadDouble(),
                NotesTicks = reader.ReadInt64(),
                Inputs = Inputs(reader, content),
            };
        }

        return new ShardFile(ticks, lines);
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Magic);
        writer.Write(FolderTicks);
        writer.Write(Lines.Count);
        foreach (RunLine line in Lines)
        {
            writer.Write(line.Name.ToBytes());
            writer.Write(line.Study);
            writer.Write(line.Run);
            writer.Write(line.Bytes);
            writer.Write(line.StoredUtc.Ticks);
            writer.Write(line.WallSeconds);
            writer.Write(line.CpuSeconds);
            writer.Write(line.NotesTicks);
            writer.Write(line.Inputs.Bytes.Length / BytesOfInput);
            writer.Write(line.Inputs.Bytes.Span);
        }

        writer.Flush();
        return [.. bytes.ToArray(), .. SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))];
    }

    // A view of the file: a list needs none of them, and they are most of it.
    private static InputDigests Inputs(BinaryReader reader, byte[] content)
    {
        int length = reader.ReadInt32() * BytesOfInput;
        var digests = new InputDigests(content.AsMemory((int)reader.BaseStream.Position, length));
        reader.BaseStream.Position += length;
        return digests;
    }
}
