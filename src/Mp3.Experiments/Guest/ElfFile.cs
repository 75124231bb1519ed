// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using System.Text;

namespace Mp3.Experiments.Guest;

/// <summary>The part of an x86-64 ELF file that says what it needs at run time (System V ABI, chapters 4 and 5).</summary>
/// <param name="Interpreter">The loader (PT_INTERP); null: a static program or a library.</param>
/// <param name="Needed">Names of the shared libraries (DT_NEEDED), in the file's order.</param>
internal sealed record ElfFile(string? Interpreter, IReadOnlyList<string> Needed)
{
    private const int ProgramHeaderSize = 56;
    private const ushort MachineX64 = 62;

    /// <exception cref="InvalidDataException">It is no x86-64 ELF file.</exception>
    public static ElfFile Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length < 64 || !file.StartsWith("\u007fELF\u0002\u0001"u8) || BinaryPrimitives.ReadUInt16LittleEndian(file[18..]) != MachineX64)
        {
            throw new InvalidDataException("it is no ELF file for x86-64");
        }

        try
        {
            return ParseHeaders(file);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("its ELF headers point outside of it", e);
        }
    }

    private static ElfFile ParseHeaders(ReadOnlySpan<byte> file)
    {
        string? interpreter = null;
        ReadOnlySpan<byte> dynamic = default;
        var loads = new List<(ulong Address, ulong Size, ulong Offset)>();
        int table = checked((int)U64(file, 32));
        int count = BinaryPrimitives.ReadUInt16LittleEndian(file[56..]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> header = file.Slice(table + (i * ProgramHeaderSize), ProgramHeaderSize);
            (ulong offset, ulong address, ulong size) = (U64(header, 8), U64(header, 16), U64(header, 32));
            switch (BinaryPrimitives.ReadUInt32LittleEndian(header))
            {
                case 1: // PT_LOAD
                    loads.Add((address, size, offset));
                    break;
                case 2: // PT_DYNAMIC
                    dynamic = file.Slice(checked((int)offset), checked((int)size));
                    break;
                case 3: // PT_INTERP
                    interpreter = Text(file, checked((int)offset));
                    break;
            }
        }

        var names = new List<ulong>();
        ulong strings = 0;
        for (; dynamic.Length >= 16; dynamic = dynamic[16..])
        {
            switch (U64(dynamic, 0))
            {
                case 1: // DT_NEEDED
                    names.Add(U64(dynamic, 8));
                    break;
                case 5: // DT_STRTAB, an address in memory
                    ulong address = U64(dynamic, 8);
                    (ulong start, _, ulong offset) = loads.Find(load => address >= load.Address && address < load.Address + load.Size);
                    strings = address - start + offset;
                    break;
            }
        }

        var needed = new List<string>();
        foreach (ulong name in names)
        {
            needed.Add(Text(file, checked((int)(strings + name))));
        }

        return new ElfFile(interpreter, needed);
    }

    private static ulong U64(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);

    private static string Text(ReadOnlySpan<byte> file, int offset)
    {
        ReadOnlySpan<byte> rest = file[offset..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}
