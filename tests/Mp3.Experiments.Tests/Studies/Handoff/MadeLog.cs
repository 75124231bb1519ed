// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader;
using Mp3.Reader.Logs;

namespace Mp3.Experiments.Tests.Studies.Handoff;

/// <summary>Logs as monitors write them, made by hand.</summary>
internal static class MadeLog
{
    public const ulong TickNs = 1000;

    /// <summary>The record at a position, as the module writes it.</summary>
    public static RingRecord Record(long position)
    {
        var record = new RingRecord { Seq = (ulong)position + 1, TimeNs = ((ulong)position + 1) * TickNs, MinorFaults = (ulong)position % 7, Tick = (uint)position };
        record.Check = record.Digest();
        return record;
    }

    /// <summary>It was taken for the one at <paramref name="takenFor"/>, and logged so long after it was sampled.</summary>
    public static LoggedRecord Entry(long position, long takenFor, ulong latencyNs = 10)
    {
        RingRecord record = Record(position);
        return new LoggedRecord { Record = record, Position = (ulong)takenFor, LoggedNs = record.TimeNs + latencyNs };
    }

    /// <summary>Each position once, in its place.</summary>
    public static LoggedRecord[] Right(params IEnumerable<int> positions) => [.. positions.Select(position => Entry(position, position))];

    public static MonitorReport Report(string strategy, int records, long reportedLost = 0, int looks = 0, int? exitCode = 0) =>
        new(strategy, exitCode, reportedLost, records, looks, new MonitorUsage(10, 20, 0, 3, 4), "");

    public static ScenarioReport Scenario(string name, long written, int writerPoints, params IReadOnlyList<MonitorReport> monitors) => new(
        name, StartNs: 100, StallStartNs: 0, StallEndNs: 0, EndNs: 0,
        new RingFacts(64, (long)TickNs, 0, 0, written, written, written / 2, 0, 0, 0, 0, 0), writerPoints, monitors);
}
