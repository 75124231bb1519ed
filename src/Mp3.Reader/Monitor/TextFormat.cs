// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Monitor;

/// <summary>
/// The form of the course's monitor, in the order of Misik &amp; Hu's <c>struct sample</c>: timestamp (jiffies since
/// the ring's epoch), major faults, minor faults, utilization (CPU time of the tick, jiffies).
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="hz">Jiffies a second.</param>
/// <param name="epochNs">The epoch, ns; asked at the first record, for there is none before a process is
/// registered.</param>
internal sealed class TextFormat(TextWriter output, int hz, Func<ulong> epochNs) : IRecordFormat
{
    private readonly Jiffies _cpu = new(hz);
    private ulong? _epochNs;

    public void Write(in RingRecord record)
    {
        _epochNs ??= epochNs();
        ulong timestamp = _cpu.Whole(record.TimeNs - Math.Min(_epochNs.Value, record.TimeNs));
        ulong utilization = _cpu.Add(record.UserNs + record.SystemNs);
        output.Write($"{timestamp} {record.MajorFaults} {record.MinorFaults} {utilization}\n");
    }

    public void Flush() => output.Flush();

    public void End(long count) => output.Write($"read {count} profiled data\n");

    public void Dispose() => output.Flush();
}
