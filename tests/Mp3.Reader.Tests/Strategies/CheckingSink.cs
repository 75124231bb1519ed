// SPDX-License-Identifier: MIT

using Mp3.Reader.Strategies;

namespace Mp3.Reader.Tests.Strategies;

/// <summary>Judges what is logged by the records themselves: each is known in full from its position.</summary>
/// <param name="ring">The ring, for the writer's position at the time of logging.</param>
/// <param name="whenLogged">What a slow log lets happen.</param>
internal sealed class CheckingSink(Ring ring, Action whenLogged) : IRecordSink
{
    private readonly HashSet<ulong> _seen = [];

    public ulong Logged { get; private set; }

    public ulong Torn { get; private set; }

    public ulong Twice { get; private set; }

    public ulong OutOfOrder { get; private set; }

    public ulong Ahead { get; private set; }

    /// <summary>Records that were logged whole at least once.</summary>
    public ulong Different => (ulong)_seen.Count;

    private ulong _last;

    public void Log(ReadOnlySpan<RingRecord> records, ulong nowNs)
    {
        ulong head = ring.Head;
        foreach (ref readonly RingRecord record in records)
        {
            Logged++;
            if (!MemoryRing.IsGenuine(record))
            {
                Torn++;
                continue;
            }

            Ahead += record.Seq > head ? 1UL : 0;
            OutOfOrder += record.Seq <= _last ? 1UL : 0;
            Twice += _seen.Add(record.Seq) ? 0UL : 1;
            _last = record.Seq;
        }

        whenLogged();
    }
}
