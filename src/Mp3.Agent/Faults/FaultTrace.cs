// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Faults;

namespace Mp3.Agent.Faults;

/// <summary>Brings every fault of the processes that are traced from the module's rings to a disk.</summary>
internal sealed class FaultTrace : IDisposable
{
    /// <summary>Room that is kept, bytes: the writer holds back a block of up to 64 KiB, and there may be one last record.</summary>
    private const long Reserve = 2 * 64 * 1024;

    private const int BatchSize = 512;

    private readonly FaultRings _rings;
    private readonly FaultReader _reader;
    private readonly LogDisk _disk;
    private readonly FaultLogWriter _writer;
    private readonly FaultRecord[] _batch = new FaultRecord[BatchSize];
    private long _records;
    private long _withoutRoom;
    private ulong _fullNs;
    private ulong _lastNs;

    /// <summary>Begins to take faults. This process goes before all others from now on.</summary>
    /// <param name="plan">Where the log goes.</param>
    /// <exception cref="Mp3Exception">Unavailable: the module can't trace faults here. Failed: there is no such disk.</exception>
    public static FaultTrace Start(FaultLogPlan plan)
    {
        // A ring holds the faults of a moment: who empties it must not wait for those who fill it.
        RealTime.GoBeforeAll();
        return new FaultTrace(plan);
    }

    private FaultTrace(FaultLogPlan plan)
    {
        _rings = FaultRings.Open();
        _reader = FaultReader.FromNow(_rings);
        _disk = new LogDisk(plan.Disk);
        _writer = new FaultLogWriter(_disk);
    }

    /// <summary>Takes what is new.</summary>
    public void Drain() => DrainUntil((ulong)MonotonicClock.NowNs);

    /// <summary>Takes all that is left, when no process is there any more, and ends the log.</summary>
    public (FaultLogFacts Facts, SealedPart Log) Finish()
    {
        DrainUntil(ulong.MaxValue);
        if (_withoutRoom > 0)
        {
            _writer.Append(FaultRecord.Loss(_fullNs, _lastNs, (ulong)_withoutRoom));
        }

        _writer.Flush();
        SealedPart log = _disk.Seal();
        return (new FaultLogFacts((long)_rings.Capacity, _disk.Size, log.Length, _records, (long)_reader.Lost, _withoutRoom), log);
    }

    public void Dispose()
    {
        _disk.Dispose();
        _rings.Dispose();
    }

    private void DrainUntil(ulong untilNs)
    {
        while (_reader.Read(_batch, untilNs) is > 0 and var count)
        {
            foreach (ref readonly FaultRecord record in _batch.AsSpan(0, count))
            {
                Append(record);
            }
        }
    }

    private void Append(in FaultRecord record)
    {
        bool isLoss = record.Flags.HasFlag(FaultMarks.Lost);
        if (_withoutRoom == 0 && _disk.Room >= Reserve)
        {
            _writer.Append(record);
            _records += isLoss ? 0 : 1;
        }
        else if (!isLoss)
        {
            _fullNs = _withoutRoom == 0 ? _lastNs : _fullNs;
            _withoutRoom++;
        }

        _lastNs = isLoss ? _lastNs : record.TimeNs;
    }
}
