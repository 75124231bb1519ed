// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Monitor;

/// <summary>
/// The form of the course's monitor, in the order of the write-up's <c>struct sample</c>: timestamp (jiffies since
/// the ring's epoch), major faults, minor faults, utilization (CPU time of the tick, jiffies).
/// </summary>
internal sealed class TextFormat(TextWriter output, int hz, ulong epochNs) : IRecordFormat
{
    private readonly Jiffies _cpu = new(hz);

    public void Write(in RingRecord record)
    {
        ulong timestamp = _cpu.Whole(record.TimeNs - Math.Min(epochNs, record.TimeNs));
        ulong utilization = _cpu.Add(record.UserNs + record.SystemNs);
        output.Write($"{timestamp} {record.MajorFaults} {record.MinorFaults} {utilization}\n");
    }

    public void Flush() => output.Flush();

    public void End(long count) => output.Write($"read {count} profiled data\n");

    public void Dispose() => output.Flush();
}
