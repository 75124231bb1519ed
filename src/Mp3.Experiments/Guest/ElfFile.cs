// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using System.Text;

namespace Mp3.Experiments.Guest;

/// <summary>The part of an x86-64 ELF file that says what it needs at run time (System V ABI, chapters 4 and 5).</summary>
/// <param name="Interpreter">The loader (PT_INTERP); null: a static program or a library.</param>
/// <param name="Needed">Names of the shared libraries (DT_NEEDED), in the file's order.</param>
/// <param name="RunPath">Folders to look for them in first (DT_RUNPATH), as they are written.</param>
/// <param name="InheritedPath">Folders that hold for its libraries' libraries too (DT_RPATH); none if there is a <paramref name="RunPath"/>.</param>
internal sealed record ElfFile(
    string? Interpreter, IReadOnlyList<string> Needed, IReadOnlyList<string> RunPath, IReadOnlyList<string> InheritedPath)
{
    private const int ProgramHeaderSize = 56;
    private const ushort MachineX64 = 62;
    private const ulong NeededTag = 1;
    private const ulong StringsTag = 5;
    private const ulong InheritedPathTag = 15;
    private const ulong RunPathTag = 29;

    /// <summary>How every ELF file starts.</summary>
    public static ReadOnlySpan<byte> Magic => "\u007fELF"u8;

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

        (Dictionary<ulong, List<ulong>> names, ulong strings) = ParseDynamic(dynamic, loads);
        string[] runPath = FoldersOf(Texts(file, names[RunPathTag], strings));
        string[] inherited = FoldersOf(Texts(file, names[InheritedPathTag], strings));
        return new ElfFile(interpreter, Texts(file, names[NeededTag], strings), runPath, runPath.Length > 0 ? [] : inherited);
    }

    /// <summary>The values of the tags that name strings, and where in the file the strings are.</summary>
    private static (Dictionary<ulong, List<ulong>> Names, ulong Strings) ParseDynamic(
        ReadOnlySpan<byte> dynamic, List<(ulong Address, ulong Size, ulong Offset)> loads)
    {
        var names = new Dictionary<ulong, List<ulong>> { [NeededTag] = [], [InheritedPathTag] = [], [RunPathTag] = [] };
        ulong strings = 0;
        for (; dynamic.Length >= 16; dynamic = dynamic[16..])
        {
            (ulong tag, ulong value) = (U64(dynamic, 0), U64(dynamic, 8));
            if (names.TryGetValue(tag, out List<ulong>? values))
            {
                values.Add(value);
            }
            else if (tag == StringsTag)
            {
                // An address in memory.
                (ulong start, _, ulong offset) = loads.Find(load => value >= load.Address && value < load.Address + load.Size);
                strings = value - start + offset;
            }
        }

        return (names, strings);
    }

    private static List<string> Texts(ReadOnlySpan<byte> file, List<ulong> names, ulong strings)
    {
        var texts = new List<string>();
        foreach (ulong name in names)
        {
            texts.Add(Text(file, checked((int)(strings + name))));
        }

        return texts;
    }

    private static string[] FoldersOf(List<string> paths) =>
        [.. paths.SelectMany(path => path.Split(':', StringSplitOptions.RemoveEmptyEntries))];

    private static ulong U64(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);

    private static string Text(ReadOnlySpan<byte> file, int offset)
    {
        ReadOnlySpan<byte> rest = file[offset..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}
