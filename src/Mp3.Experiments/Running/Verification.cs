// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Running;

/// <summary>What came of computing a stored run again.</summary>
/// <param name="Name">The run.</param>
/// <param name="Verdict">Whether the bytes are the same, or why that was not tested.</param>
/// <param name="Detail">The first difference, or the reason; empty: the same bytes.</param>
public sealed record Verification(RunName Name, VerificationVerdict Verdict, string Detail)
{
    /// <summary>Compares what is stored with what came out now.</summary>
    public static Verification Of(RunName name, GuestOutcome.Finished stored, GuestOutcome.Finished now) =>
        FirstDifference(stored, now) is { } difference
            ? new Verification(name, VerificationVerdict.Differs, difference)
            : new Verification(name, VerificationVerdict.Same, "");

    /// <summary>It could not be tested here.</summary>
    public static Verification NotTested(RunName name, string why) => new(name, VerificationVerdict.NotTested, why);

    /// <summary>Tick, process and column of the first record that differs, else the field of the report; null: the same bytes.</summary>
    internal static string? FirstDifference(GuestOutcome.Finished stored, GuestOutcome.Finished now)
    {
        if (!stored.Records.AsSpan().SequenceEqual(now.Records))
        {
            return OfRecords(stored.Records, now.Records) ?? OfBytes(stored.Records, now.Records);
        }

        if ((FirstDifference("the log of faults", stored.FaultLog, now.FaultLog) ?? FirstDifference("the files that were brought back", stored.Files, now.Files)) is { } part)
        {
            return part;
        }

        string then = JsonSerializer.Serialize(stored.Report, ProtocolJson.Default.GuestReport);
        string today = JsonSerializer.Serialize(now.Report, ProtocolJson.Default.GuestReport);
        return then == today ? null
            : JsonDifference.Between(JsonNode.Parse(then)!, JsonNode.Parse(today)!) is [{ } field, ..]
                ? $"report, {field.Path}: {field.Then} stored, {field.Now} now"
                : "the report, in its layout";
    }

    private static string? FirstDifference(string part, FileSlice? stored, FileSlice? now) => (stored, now) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => $"{part}: {(stored is null ? "nothing" : "something")} stored, {(now is null ? "nothing" : "something")} now",
        _ when stored.IsSameAs(now) => null,
        _ => $"{part}, byte {FirstDifference(stored, now):N0} of {stored.Length:N0}",
    };

    private static long FirstDifference(FileSlice stored, FileSlice now)
    {
        const int BlockSize = 64 * 1024;
        byte[] before = new byte[BlockSize];
        byte[] after = new byte[BlockSize];
        using Stream left = stored.Open();
        using Stream right = now.Open();
        while (true)
        {
            long position = left.Position;
            int read = left.ReadAtLeast(before, BlockSize, throwOnEndOfStream: false);
            int same = before.AsSpan(0, read).CommonPrefixLength(after.AsSpan(0, right.ReadAtLeast(after, BlockSize, throwOnEndOfStream: false)));
            if (same < BlockSize)
            {
                return position + same;
            }
        }
    }

    // The logs of case study 3 are no records of the module; then the place of the byte has to do.
    private static string? OfRecords(byte[] stored, byte[] now)
    {
        int size = Marshal.SizeOf<RingRecord>();
        if (stored.Length % size != 0 || now.Length % size != 0)
        {
            return null;
        }

        ReadOnlySpan<RingRecord> left = MemoryMarshal.Cast<byte, RingRecord>(stored);
        ReadOnlySpan<RingRecord> right = MemoryMarshal.Cast<byte, RingRecord>(now);
        int at = left.CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
        {
            return $"{left.Length:N0} records stored, {right.Length:N0} now";
        }

        (RingRecord then, RingRecord today) = (left[at], right[at]);
        if (!then.IsWhole() || !today.IsWhole())
        {
            return null;
        }

        ((string Name, ulong Value) before, (string Name, ulong Value) after) =
            ColumnsOf(then).Zip(ColumnsOf(today)).FirstOrDefault(pair => pair.First != pair.Second);
        string where = $"tick {then.Tick}, {WhoseIs(then)}";
        return before.Name is null ? where : $"{where}, {before.Name}: {before.Value} stored, {after.Value} now";
    }

    private static string WhoseIs(RingRecord record) =>
        record.Flags.HasFlag(RecordMarks.Machine) ? "the machine" : record.Pid == 0 ? "the sum" : $"pid {record.Pid}";

    private static (string Name, ulong Value)[] ColumnsOf(RingRecord record) =>
    [
        ("tick", record.Tick),
        ("pid", record.Pid),
        ("time_ns", record.TimeNs),
        .. record.Flags.HasFlag(RecordMarks.Machine) ? ColumnsOfMachine(MachineRecord.Of(record)) : ColumnsOfProcess(record),
        ("flags", (ulong)record.Flags),
    ];

    private static (string Name, ulong Value)[] ColumnsOfProcess(RingRecord record) =>
    [
        ("minor_faults", record.MinorFaults),
        ("major_faults", record.MajorFaults),
        ("user_ns", record.UserNs),
        ("system_ns", record.SystemNs),
        ("parent", record.Parent),
        ("anon_pages", record.AnonPages),
        ("file_pages", record.FilePages),
        ("shmem_pages", record.ShmemPages),
        ("swap_entries", record.SwapEntries),
    ];

    private static (string Name, ulong Value)[] ColumnsOfMachine(MachineRecord machine) =>
    [
        ("swap_in", machine.SwapIn),
        ("swap_out", machine.SwapOut),
        ("scan_kswapd", machine.ScanKswapd),
        ("scan_direct", machine.ScanDirect),
        ("steal_kswapd", machine.StealKswapd),
        ("steal_direct", machine.StealDirect),
        ("refault_anon", machine.RefaultAnon),
        ("refault_file", machine.RefaultFile),
        ("stalls", machine.Stalls),
        ("cpus", machine.Cpus),
        ("idle_ns", machine.IdleNs),
        ("free_pages", machine.FreePages),
        ("available_pages", machine.AvailablePages),
        ("cache_pages", machine.CachePages),
        ("swap_free_pages", machine.SwapFreePages),
        ("dirty_pages", machine.DirtyPages),
        ("writeback_pages", machine.WritebackPages),
    ];

    private static string OfBytes(byte[] stored, byte[] now) =>
        $"records, byte {stored.AsSpan().CommonPrefixLength(now)} of {stored.Length:N0}";
}

/// <summary>Whether a stored run comes out again.</summary>
public enum VerificationVerdict
{
    /// <summary>The same bytes.</summary>
    Same,

    /// <summary>Other bytes: something that decides the outcome is not among the inputs, or the entry was changed.</summary>
    Differs,

    /// <summary>It can't be computed here.</summary>
    NotTested,
}
