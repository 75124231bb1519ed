// SPDX-License-Identifier: MIT

using System.Globalization;
using CsvHelper;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Reader.Monitor.Faults;

/// <summary>A <see cref="Fault"/> as a line of the monitor's CSV; <c>latency_ns</c> is that of a major one.</summary>
[CsvRecord]
public sealed partial record FaultRow(
    [property: CsvColumn("time_ns")] ulong TimeNs,
    [property: CsvColumn("pid")] uint Pid,
    [property: CsvColumn("tid")] uint Tid,
    [property: CsvColumn("address")] string Address,
    [property: CsvColumn("ip")] string Ip,
    [property: CsvColumn("access")] string Access,
    [property: CsvColumn("mode")] string Mode,
    [property: CsvColumn("kind")] string Kind,
    [property: CsvColumn("latency_ns")] ulong? LatencyNs)
{
    public static FaultRow From(Fault fault) => new(
        fault.TimeNs,
        fault.Pid,
        fault.Tid,
        Hex(fault.Address),
        Hex(fault.Ip),
        fault.Marks.HasFlag(FaultMarks.Exec) ? "exec" : fault.Marks.HasFlag(FaultMarks.Write) ? "write" : "read",
        fault.Marks.HasFlag(FaultMarks.Kernel) ? "kernel" : "user",
        fault.Kind.ToString().ToLowerInvariant(),
        fault.LatencyNs);

    private static string Hex(ulong address) => string.Create(CultureInfo.InvariantCulture, $"0x{address:x}");
}
