// SPDX-License-Identifier: MIT

using System.Collections;
using Mp3.Reader.Logs;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>
/// What a log is worth, judged by what is in it and by the number of records that the module wrote: each record has
/// a sequence number and a check value of its own. What the monitor says of itself plays no part.
/// </summary>
/// <param name="Logged">Records in the log.</param>
/// <param name="Lost">Records that were written and are nowhere in the log, whole.</param>
/// <param name="Wrong">Records in the log that are not, whole and for the first time, the one that should be there.
/// The next four say why; one record may have several reasons.</param>
/// <param name="Twice">Records that are in the log before.</param>
/// <param name="Torn">Records whose check value is wrong.</param>
/// <param name="Overrun">Records of a later lap of the ring than the monitor took them for: the writer had passed it.</param>
/// <param name="Ahead">Records of an earlier lap: it had passed the writer.</param>
/// <param name="LatenciesNs">From sample to log of each record that is there, its first time, rising, ns.</param>
public sealed record LogVerdict(
    long Logged, long Lost, long Wrong, long Twice, long Torn, long Overrun, long Ahead, IReadOnlyList<long> LatenciesNs)
{
    /// <param name="written">Records that the module wrote, from position 0.</param>
    /// <param name="log">What the monitor logged, in its order.</param>
    public static LogVerdict Of(long written, ReadOnlySpan<LoggedRecord> log)
    {
        var seen = new BitArray(checked((int)written));
        List<long> latencies = [];
        long wrong = 0, twice = 0, torn = 0, overrun = 0, ahead = 0;
        foreach (ref readonly LoggedRecord entry in log)
        {
            ulong seq = entry.Record.Seq;
            if (entry.Record.Digest() != entry.Record.Check || seq == 0 || seq > (ulong)written)
            {
                torn++;
                wrong++;
                continue;
            }

            int position = (int)(seq - 1);
            bool again = seen[position];
            bool late = seq - 1 > entry.Position;
            bool early = seq - 1 < entry.Position;
            seen[position] = true;
            twice += again ? 1 : 0;
            overrun += late ? 1 : 0;
            ahead += early ? 1 : 0;
            wrong += again || late || early ? 1 : 0;
            if (!again)
            {
                latencies.Add((long)entry.LoggedNs - (long)entry.Record.TimeNs);
            }
        }

        latencies.Sort();
        return new LogVerdict(log.Length, written - latencies.Count, wrong, twice, torn, overrun, ahead, latencies);
    }

    /// <summary>The promise: every record is logged, once and whole and as itself, or is reported lost.</summary>
    /// <param name="reportedLost">Records that the monitor says it lost.</param>
    public bool Keeps(long reportedLost) => Wrong == 0 && Lost == reportedLost;

    /// <summary>So many percent of the records in the log were logged within this time, ns; 0 if there are none.</summary>
    /// <param name="percent">0 to 100.</param>
    public long LatencyNs(int percent) =>
        LatenciesNs.Count == 0 ? 0 : LatenciesNs[(int)((LatenciesNs.Count - 1L) * percent / 100)];
}
