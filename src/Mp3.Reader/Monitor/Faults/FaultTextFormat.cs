// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults.Assembling;

namespace Mp3.Reader.Monitor.Faults;

/// <summary>
/// One line a fault: timestamp (jiffies since the ring's epoch), pid, tid, address, instruction, access, mode, kind,
/// latency (ns; <c>-</c>: not known, or a minor one has none).
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="hz">Jiffies a second.</param>
/// <param name="epochNs">The epoch, ns; asked at each fault, for there is none before a process is registered.</param>
internal sealed class FaultTextFormat(TextWriter output, int hz, Func<ulong> epochNs) : IFaultFormat
{
    private readonly Jiffies _jiffies = new(hz);

    public void Write(in Fault fault)
    {
        var row = FaultRow.From(fault);
        // The first faults of a process that is traced come before the first tick is due.
        ulong timestamp = _jiffies.Whole(fault.TimeNs - Math.Min(epochNs(), fault.TimeNs));
        output.Write($"{timestamp} {row.Pid} {row.Tid} {row.Address} {row.Ip} {row.Access} {row.Mode} {row.Kind} {row.LatencyNs?.ToString() ?? "-"}\n");
    }

    public void Flush() => output.Flush();

    public void End(long count) => output.Write($"read {count} faults\n");

    public void Dispose() => output.Flush();
}
