// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Agent.Programs;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Agent;

/// <summary>Keeps every record that the module writes, and the running sums that progress shows.</summary>
/// <param name="ring">The ring.</param>
/// <param name="trees">Are told of every record of a process; null: nobody is.</param>
internal sealed class RecordLog(Ring ring, ProcessTrees? trees = null)
{
    /// <summary>Chunks, because a growing array needs its size twice just when memory is short.</summary>
    private const int ChunkRecords = 4096;

    private readonly RingReader _reader = RingReader.FromNow(ring);
    private readonly List<(RingRecord[] Records, int Count)> _chunks = [];
    private readonly HashSet<uint> _ended = [];
    private readonly Dictionary<uint, FaultCounts> _faults = [];

    public ulong Lost => _reader.Lost;

    /// <summary>Waits for a tick whose records were not taken yet.</summary>
    public void Wait(int timeoutMs) => _reader.Wait(timeoutMs: timeoutMs);

    /// <summary>Takes all ticks that are complete now.</summary>
    public void Drain()
    {
        ulong closed = ring.Closed;
        while (true)
        {
            if (_chunks.Count == 0 || _chunks[^1].Count == ChunkRecords)
            {
                _chunks.Add((new RingRecord[ChunkRecords], 0));
            }

            (RingRecord[] records, int count) = _chunks[^1];
            int read = _reader.Read(records.AsSpan(count), closed);
            if (read == 0)
            {
                return;
            }

            _chunks[^1] = (records, count + read);
            foreach (RingRecord record in records.AsSpan(count, read))
            {
                Note(record);
            }
        }
    }

    /// <summary>Whether the last record of the process has been read.</summary>
    public bool HasEnded(int pid) => _ended.Contains((uint)pid);

    /// <summary>Faults of the process in the records read so far.</summary>
    public FaultCounts FaultsOf(int pid) => _faults.GetValueOrDefault((uint)pid);

    /// <summary>The ring's state, as far as it was read.</summary>
    public RingCounts RingState() => new((long)ring.Head, (long)Lost, (long)ring.Capacity);

    /// <summary>All records in order, in the module's own layout.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        foreach ((RingRecord[] records, int count) in _chunks)
        {
            bytes.Write(MemoryMarshal.AsBytes(records.AsSpan(0, count)));
        }

        return bytes.ToArray();
    }

    private void Note(in RingRecord record)
    {
        if ((record.Flags & (RecordMarks.Sum | RecordMarks.Machine)) != RecordMarks.None)
        {
            return;
        }

        if (trees is not null)
        {
            trees.Note(record);
            return;
        }

        _faults[record.Pid] = _faults.GetValueOrDefault(record.Pid)
            + new FaultCounts((long)record.MinorFaults, (long)record.MajorFaults);
        if (record.Flags.HasFlag(RecordMarks.Last))
        {
            _ = _ended.Add(record.Pid);
        }
    }
}
