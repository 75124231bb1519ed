// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Mp3.Reader.Faults;

namespace Mp3.Reader.Tests;

/// <summary>The C compiler's view of kernel_module/mp3.h and mp3_faults.h against ours.</summary>
public sealed partial class LayoutTests : IClassFixture<ScratchFolder>
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture;
    private const int TimeoutMs = 10_000;
    private static readonly string HeaderPath = Path.Combine(Repository.Root, "kernel_module", "mp3.h");
    private static readonly string FaultsHeaderPath = Path.Combine(Repository.Root, "kernel_module", "mp3_faults.h");
    private readonly string _folder;
    private readonly Dictionary<string, long> _constants;
    private readonly Dictionary<string, List<Field>> _structs;

    public LayoutTests(ScratchFolder folder)
    {
        _folder = folder.Path;
        string printed = CompileAndRun(Printer(HeaderPath), _folder, "layout") + CompileAndRun(Printer(FaultsHeaderPath), _folder, "faults-layout");
        string[][] lines =
            [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
        _constants = lines.Where(line => line.Length == 2).ToDictionary(line => line[0], line => Number(line[1]));
        _structs = lines.Where(line => line.Length == 4)
            .GroupBy(line => line[0])
            .ToDictionary(
                group => group.Key,
                group => group.Select(line => new Field(Pascal(line[1]), Number(line[2]), Number(line[3]))).ToList());
    }

    [Fact]
    public void Every_field_of_a_record_is_where_C_has_it()
    {
        Assert.Equal(_structs["mp3_record"], FieldsOf<RingRecord>());
        Assert.Equal(_constants["sizeof(mp3_record)"], Marshal.SizeOf<RingRecord>());
        Assert.Equal(_constants["sizeof(mp3_record)"], RingLayout.RecordSize);
    }

    [Fact]
    public void Every_field_of_a_record_of_the_machine_is_where_C_has_it()
    {
        Assert.Equal(_structs["mp3_machine_record"], FieldsOf<MachineRecord>());
        Assert.Equal(_constants["sizeof(mp3_machine_record)"], Marshal.SizeOf<MachineRecord>());
        Assert.Equal(RingLayout.RecordSize, Marshal.SizeOf<MachineRecord>());
    }

    [Fact]
    public void A_record_is_looked_at_as_one_of_the_machine()
    {
        var machine = MachineRecord.Of(new RingRecord
        {
            Seq = 5,
            MinorFaults = 0x0000_0002_0000_0001,
            Tick = 9,
            Check = 8,
            Parent = 3,
            AnonPages = 77,
            Reserved2 = 99,
        });

        Assert.Equal((5UL, 1U, 2U, 9U, 8U), (machine.Seq, machine.SwapIn, machine.SwapOut, machine.Tick, machine.Check));
        Assert.Equal((3U, 77UL, 99UL), (machine.Stalls, machine.IdleNs, machine.WritebackPages));
    }

    [Fact]
    public void Every_field_of_the_header_is_where_C_has_it()
    {
        Assert.Equal(_structs["mp3_header"], FieldsOf<RingHeader>());
        Assert.Equal(_constants["sizeof(mp3_header)"], Marshal.SizeOf<RingHeader>());
    }

    [Fact]
    public void Every_field_of_the_fault_rings_is_where_C_has_it()
    {
        Assert.Equal(_structs["mp3_faults_header"], FieldsOf<FaultRingsHeader>());
        Assert.Equal(_constants["sizeof(mp3_faults_header)"], Marshal.SizeOf<FaultRingsHeader>());
        Assert.Equal(_structs["mp3_fault_ring"], FieldsOf<FaultRingHeader>());
        Assert.Equal(_constants["sizeof(mp3_fault_ring)"], Marshal.SizeOf<FaultRingHeader>());
        Assert.Equal(_structs["mp3_fault_record"], FieldsOf<FaultRecord>());
        Assert.Equal(_constants["sizeof(mp3_fault_record)"], Marshal.SizeOf<FaultRecord>());
        Assert.Equal(_constants["sizeof(mp3_fault_record)"], FaultRingsLayout.RecordSize);
    }

    [Fact]
    public void The_constants_of_the_fault_rings_are_those_of_the_header()
    {
        Assert.Equal(FaultRingsLayout.Magic, _constants["MP3_FAULTS_MAGIC"]);
        Assert.Equal(FaultRingsLayout.HeaderSize, _constants["MP3_FAULTS_HEADER_SIZE"]);
        Assert.Equal(FaultRingsLayout.RingHeaderSize, _constants["MP3_FAULT_RING_HEADER_SIZE"]);
        Assert.Equal((long)FaultMarks.Write, _constants["MP3_FAULT_WRITE"]);
        Assert.Equal((long)FaultMarks.Exec, _constants["MP3_FAULT_EXEC"]);
        Assert.Equal((long)FaultMarks.Kernel, _constants["MP3_FAULT_KERNEL"]);
        Assert.Equal((long)FaultMarks.Protection, _constants["MP3_FAULT_PROTECTION"]);
        Assert.Equal((long)FaultMarks.MajorEnd, _constants["MP3_FAULT_MAJOR_END"]);
        Assert.Equal((long)FaultRingsFeatures.MajorEnd, _constants["MP3_FAULTS_FEATURE_MAJOR_END"]);
        Assert.Contains($"MP3_FAULTS_DEVICE_PATH\t\"{FaultRingsLayout.DevicePath}\"", File.ReadAllText(FaultsHeaderPath), StringComparison.Ordinal);
    }

    [Fact]
    public void The_constants_are_those_of_the_header()
    {
        Assert.Equal(RingLayout.Magic, _constants["MP3_MAGIC"]);
        Assert.Equal(RingLayout.AbiVersion, _constants["MP3_ABI_VERSION"]);
        Assert.Equal(RingLayout.HeaderSize, _constants["MP3_HEADER_SIZE"]);
        Assert.Equal((long)RecordMarks.Last, _constants["MP3_REC_LAST"]);
        Assert.Equal((long)RecordMarks.Sum, _constants["MP3_REC_SUM"]);
        Assert.Equal((long)RecordMarks.Late, _constants["MP3_REC_LATE"]);
        Assert.Equal((long)RecordMarks.Reset, _constants["MP3_REC_RESET"]);
        Assert.Equal((long)RecordMarks.Machine, _constants["MP3_REC_MACHINE"]);
        Assert.Equal((long)RingFeatures.Machine, _constants["MP3_FEATURE_MACHINE"]);
        Assert.Equal((long)RingFeatures.Faults, _constants["MP3_FEATURE_FAULTS"]);
        Assert.Equal((long)RingStates.Running, _constants["MP3_STATE_RUNNING"]);
        Assert.Equal((long)RingStates.Stopped, _constants["MP3_STATE_STOPPED"]);
    }

    /// <summary>Every field of the record counts, at its full width.</summary>
    [Fact]
    public void The_digest_of_a_record_is_that_of_C()
    {
        RingRecord record = new()
        {
            Seq = 0x8000000000000001,
            TimeNs = 0xfedcba9876543210,
            Pid = 0xdeadbeef,
            Flags = (RecordMarks)0x8007,
            Processes = 0xfffe,
            MinorFaults = ulong.MaxValue,
            MajorFaults = 3,
            UserNs = 0x123456789abcdef0,
            SystemNs = 1UL << 63,
            Tick = 0xffffffff,
            Parent = 0x80000002,
            AnonPages = 1UL << 62,
            FilePages = 5,
            ShmemPages = ulong.MaxValue - 1,
            SwapEntries = 6,
            Reserved2 = 1,
        };
        string c = $$"""
            #include <stdio.h>
            #include "{{HeaderPath}}"
            int main(void)
            {
                struct mp3_record r = { 0x8000000000000001, 0xfedcba9876543210, 0xdeadbeef, 0x8007, 0xfffe,
                    0xffffffffffffffff, 3, 0x123456789abcdef0, 1ULL << 63, 0xffffffff, 0x11111111,
                    0x80000002, 0, 1ULL << 62, 5, 0xfffffffffffffffe, 6, 0, 0, 1 };
                printf("%u\n", mp3_record_check(&r));
                return 0;
            }

            """;

        Assert.Equal(record.Digest(), uint.Parse(CompileAndRun(c, _folder, "digest")));
        Assert.True((record with { Check = record.Digest() }).IsWhole());
        Assert.False((record with { Check = record.Digest(), MajorFaults = 4 }).IsWhole());
        Assert.False((record with { Check = record.Digest(), Parent = 4 }).IsWhole());
        Assert.False((record with { Check = record.Digest(), Reserved2 = 0 }).IsWhole());
    }

    [Fact]
    public void The_paths_are_those_of_the_header()
    {
        string text = File.ReadAllText(HeaderPath);

        Assert.Contains($"MP3_DEVICE_PATH\t\"{RingLayout.DevicePath}\"", text, StringComparison.Ordinal);
        Assert.Contains($"MP3_STATUS_PATH\t\"{RingLayout.StatusPath}\"", text, StringComparison.Ordinal);
    }

    /// <summary>A C program that prints offset and size of every field, and every number that is defined.</summary>
    private static string Printer(string path)
    {
        string header = File.ReadAllText(path);
        var c = new StringBuilder("#include <stddef.h>\n#include <stdio.h>\n");
        c.Append($"#include \"{path}\"\nint main(void)\n{{\n");
        foreach (Match body in StructPattern().Matches(header))
        {
            string name = body.Groups["name"].Value;
            c.Append($"printf(\"sizeof({name}) %zu\\n\", sizeof(struct {name}));\n");
            foreach (Match field in FieldPattern().Matches(body.Groups["body"].Value))
            {
                string f = field.Groups["name"].Value;
                string offset = $"offsetof(struct {name}, {f})";
                string size = $"sizeof(((struct {name} *)0)->{f})";
                c.Append($"printf(\"{name} {f} %zu %zu\\n\", {offset}, {size});\n");
            }
        }

        foreach (Match define in DefinePattern().Matches(header))
        {
            string name = define.Groups["name"].Value;
            c.Append($"printf(\"{name} %u\\n\", {name});\n");
        }

        return c.Append("return 0;\n}\n").ToString();
    }

    private static string CompileAndRun(string source, string folder, string name)
    {
        string program = Path.Combine(folder, name);
        File.WriteAllText(program + ".c", source);
        (int exitCode, string output, string error) =
            Run.ToEnd("gcc", "-Wall", "-Werror", "-o", program, program + ".c");
        Assert.True(exitCode == 0, $"gcc: {output}{error}");
        return Run.ToEnd(program).Output;
    }

    private static List<Field> FieldsOf<T>() => [.. typeof(T)
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(field => new Field(field.Name, Marshal.OffsetOf<T>(field.Name), SizeOf(field.FieldType)))];

    private static int SizeOf(Type type) => Marshal.SizeOf(type.IsEnum ? type.GetEnumUnderlyingType() : type);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Pascal(string snake) =>
        string.Concat(snake.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex(@"struct (?<name>mp3_\w+) \{(?<body>.*?)\n\}[^;]*;", Options | RegexOptions.Singleline, TimeoutMs)]
    private static partial Regex StructPattern();

    [GeneratedRegex(@"^\t__u(16|32|64) (?<name>\w+)(\[\d+\])?;", Options | RegexOptions.Multiline, TimeoutMs)]
    private static partial Regex FieldPattern();

    [GeneratedRegex(@"^#define (?<name>MP3_\w+)\s+[\d(]", Options | RegexOptions.Multiline, TimeoutMs)]
    private static partial Regex DefinePattern();

    private sealed record Field(string Name, long Offset, long Size);
}
