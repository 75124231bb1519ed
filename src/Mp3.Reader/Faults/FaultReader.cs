// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>
/// Reads the records of all <see cref="FaultRings"/> in the order of their times. It never writes and never stops the
/// kernel. Where records were overwritten before it came, there is a <see cref="FaultRecord.Loss"/> in their place, and
/// they are counted in <see cref="Lost"/>. One reader belongs to one thread at a time.
/// </summary>
public sealed class FaultReader
{
    private readonly Source[] _sources;

    private FaultReader(FaultRings rings, Func<FaultRing, ulong> position) =>
        _sources = [.. rings.All.Select(ring => new Source(ring, position(ring)))];

    /// <summary>Records that were overwritten before they could be read, ends of major faults among them.</summary>
    public ulong Lost
    {
        get
        {
            ulong lost = 0;
            foreach (Source source in _sources)
            {
                lost += source.Lost;
            }

            return lost;
        }
    }

    /// <summary>A reader of what the rings hold and what comes after that.</summary>
    public static FaultReader FromOldest(FaultRings rings)
    {
        ArgumentNullException.ThrowIfNull(rings);
        return new FaultReader(rings, ring => SlotReader<FaultRecord>.OldestSafe(ring, ring.Head));
    }

    /// <summary>A reader of what is written from now on.</summary>
    public static FaultReader FromNow(FaultRings rings)
    {
        ArgumentNullException.ThrowIfNull(rings);
        return new FaultReader(rings, ring => ring.Head);
    }

    /// <summary>Copies what is new, the earliest first, as much as fits, and nothing that is later than a time.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="untilNs">
    /// A time before this call, ns of the rings' clock, and not before that of the last call. With it the records of a
    /// thread are always in order: one that moves to another CPU leaves its earlier records behind on the first, where
    /// they may have been looked for already when those on the second are found. Later ones are kept for the next call.
    /// </param>
    /// <returns>Number of records; 0: there is nothing new (or no room for it).</returns>
    public int Read(Span<FaultRecord> destination, ulong untilNs)
    {
        int read = 0;
        while (read < destination.Length && Earliest(out ulong nextNs) is { } source && source.NextNs <= untilNs)
        {
            // Up to where another CPU's turn is.
            read += source.Take(destination[read..], Math.Min(nextNs, untilNs));
        }

        return read;
    }

    /// <summary>The ring with the earliest record; null: all are empty.</summary>
    /// <param name="nextNs">Time of the earliest record of the others; no end: they are empty.</param>
    private Source? Earliest(out ulong nextNs)
    {
        Source? earliest = null;
        nextNs = ulong.MaxValue;
        foreach (Source source in _sources)
        {
            if (!source.HasNext())
            {
                continue;
            }

            if (earliest is null || source.NextNs < earliest.NextNs)
            {
                nextNs = earliest?.NextNs ?? ulong.MaxValue;
                earliest = source;
            }
            else
            {
                nextNs = Math.Min(nextNs, source.NextNs);
            }
        }

        return earliest;
    }

    /// <summary>One ring, and what was copied of it and is not read yet.</summary>
    private sealed class Source(FaultRing ring, ulong position)
    {
        private const int BatchSize = 256;

        private readonly SlotReader<FaultRecord> _reader = new(ring, position);
        private readonly FaultRecord[] _batch = new FaultRecord[BatchSize];
        private ulong _nextSeq = position + 1;
        private ulong _lastNs;
        private int _next;
        private int _count;

        public ulong Lost => _reader.Lost;

        /// <summary>Time of the next record, if there is one.</summary>
        public ulong NextNs => _batch[_next].TimeNs;

        public bool HasNext()
        {
            if (_next == _count)
            {
                (_next, _count) = (0, _reader.Read(_batch));
            }

            return _next < _count;
        }

        /// <summary>Moves records out, as long as they are there and none is later than a time.</summary>
        public int Take(Span<FaultRecord> destination, ulong untilNs)
        {
            int taken = 0;
            while (taken < destination.Length && _next < _count && _batch[_next].TimeNs <= untilNs)
            {
                ref readonly FaultRecord record = ref _batch[_next];
                if (record.Seq != _nextSeq)
                {
                    destination[taken++] = FaultRecord.Loss(_lastNs, record.TimeNs, record.Seq - _nextSeq);
                    _nextSeq = record.Seq;
                    continue;
                }

                destination[taken++] = record;
                _nextSeq++;
                _lastNs = record.TimeNs;
                _next++;
            }

            return taken;
        }
    }
}
