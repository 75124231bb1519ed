// SPDX-License-Identifier: MIT

using Mp3.Reader;
using Mp3.Reader.Logs;
using Mp3.Reader.Strategies;

namespace Mp3.Agent.Handoff;

/// <summary>Logs what a strategy reads, as it is, with the position that the strategy takes it for.</summary>
internal sealed class RecordSink(IStrategy strategy, RawLog<LoggedRecord> log) : IRecordSink
{
    public void Log(ReadOnlySpan<RingRecord> records, ulong nowNs)
    {
        StrategyCounts counts = strategy.Counts;
        ulong first = counts.Logged + counts.Lost - (ulong)records.Length;
        for (int i = 0; i < records.Length; i++)
        {
            log.Add(new LoggedRecord { Record = records[i], Position = first + (ulong)i, LoggedNs = nowNs });
        }
    }
}
