// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using System.IO.Hashing;

namespace Mp3.Reader.Faults;

/// <summary>
/// Writes records of faults to a stream, about ten bytes each, all of them as they are but for
/// <see cref="FaultRecord.Seq"/> and <see cref="FaultRecord.Reserved"/>. It allocates nothing after its construction.
/// </summary>
/// <param name="output">Gets whole blocks of up to 64 KiB, one a write. It is not closed.</param>
/// <remarks>The form is that of <see cref="FaultLog"/>.</remarks>
public sealed class FaultLogWriter(Stream output)
{
    /// <summary>Twice the threads, a power of two.</summary>
    private const int Slots = 2 * FaultLog.MaxThreads;

    private readonly byte[] _block = new byte[FaultLog.MaxBlockSize];
    private readonly LoggedThread[] _threads = new LoggedThread[FaultLog.MaxThreads];

    /// <summary>A hash table: 1 + a thread's place among the threads; 0 where there is none.</summary>
    private readonly int[] _slots = new int[Slots];

    private int _length = FaultLog.HeaderSize;
    private uint _records;
    private int _threadCount;
    private int _lastThread = -1;
    private ulong _lastTimeNs;

    /// <summary>Records that were appended so far.</summary>
    public long Records { get; private set; }

    /// <summary>Appends a record. It is written when its block is full or flushed.</summary>
    /// <param name="record">The record; its time may be before that of the last one.</param>
    /// <exception cref="IOException">The output refused a block.</exception>
    public void Append(in FaultRecord record)
    {
        if (_length > FaultLog.MaxBlockSize - FaultLog.MaxRecordSize)
        {
            WriteBlock();
        }

        int place = PlaceOf(record);
        bool isOther = place != _lastThread;
        bool isNew = place == _threadCount;
        if (isNew)
        {
            _threads[place] = new LoggedThread { Tid = record.Tid, Pid = record.Pid };
            _threadCount++;
        }

        ref LoggedThread thread = ref _threads[place];
        (ulong minor, ulong major) = thread.Expect(record.Flags);
        bool isOtherIp = record.Ip != thread.Ip;
        bool areOtherCounts = record.MinorFaults != minor || record.MajorFaults != major;

        var payload = new VariableWriter(_block, _length);
        payload.Write(((ulong)record.Flags << FaultLog.MarksShift)
            | (isOther ? FaultLog.OtherThread : 0u)
            | (isOtherIp ? FaultLog.OtherIp : 0u)
            | (areOtherCounts ? FaultLog.OtherCounts : 0u));
        if (isNew)
        {
            payload.Write(0);
            payload.Write(record.Tid);
            payload.Write(record.Pid);
        }
        else if (isOther)
        {
            payload.Write((ulong)place + 1);
        }

        payload.WriteDifference(record.TimeNs, _lastTimeNs);
        payload.WriteDifference(record.Address, thread.Address);
        if (isOtherIp)
        {
            payload.WriteDifference(record.Ip, thread.Ip);
        }

        if (areOtherCounts)
        {
            payload.WriteDifference(record.MinorFaults, minor);
            payload.WriteDifference(record.MajorFaults, major);
        }

        _length = payload.Position;
        _lastThread = place;
        _lastTimeNs = record.TimeNs;
        thread.Note(record);
        _records++;
        Records++;
    }

    /// <summary>Writes what was appended, and flushes the output.</summary>
    /// <exception cref="IOException">The output refused.</exception>
    public void Flush()
    {
        if (_records > 0)
        {
            WriteBlock();
        }

        output.Flush();
    }

    private static int SlotOf(uint tid) => (int)((tid * 2654435769u) >> 22) & (Slots - 1);

    /// <summary>The place of the record's thread in this block; one after the last if it is new.</summary>
    private int PlaceOf(in FaultRecord record)
    {
        if (_lastThread >= 0 && IsOf(_lastThread, record))
        {
            return _lastThread;
        }

        int slot = SlotOf(record.Tid);
        while (_slots[slot] != 0)
        {
            if (IsOf(_slots[slot] - 1, record))
            {
                return _slots[slot] - 1;
            }

            slot = (slot + 1) & (Slots - 1);
        }

        if (_threadCount == FaultLog.MaxThreads)
        {
            WriteBlock();
            slot = SlotOf(record.Tid);
        }

        _slots[slot] = _threadCount + 1;
        return _threadCount;
    }

    private bool IsOf(int place, in FaultRecord record) =>
        _threads[place].Tid == record.Tid && _threads[place].Pid == record.Pid;

    private void WriteBlock()
    {
        Span<byte> block = _block.AsSpan(0, _length);
        FaultLog.Magic.CopyTo(block);
        BinaryPrimitives.WriteInt32LittleEndian(block[FaultLog.CheckedOffset..], _length - FaultLog.HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(block[FaultLog.RecordsOffset..], _records);
        BinaryPrimitives.WriteUInt64LittleEndian(
            block[FaultLog.ChecksumOffset..], XxHash3.HashToUInt64(block[FaultLog.CheckedOffset..]));
        _length = FaultLog.HeaderSize;
        _records = 0;
        _threadCount = 0;
        _lastThread = -1;
        _lastTimeNs = 0;
        Array.Clear(_slots);
        output.Write(block);
    }
}
