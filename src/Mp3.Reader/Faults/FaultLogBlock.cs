// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using System.IO.Hashing;

namespace Mp3.Reader.Faults;

/// <summary>A block of a fault log, read record by record. One is used for all blocks of a log.</summary>
internal sealed class FaultLogBlock
{
    private readonly byte[] _block = new byte[FaultLog.MaxBlockSize];
    private readonly LoggedThread[] _threads = new LoggedThread[FaultLog.MaxThreads];
    private int _length;
    private int _position;
    private uint _left;
    private int _threadCount;
    private int _lastThread;
    private ulong _lastTimeNs;

    /// <summary>Takes the next block in; false at the end of the log.</summary>
    /// <exception cref="InvalidDataException">What comes is not a block, or not a whole one.</exception>
    public bool Fill(Stream input)
    {
        int read = input.ReadAtLeast(_block.AsSpan(0, FaultLog.HeaderSize), FaultLog.HeaderSize, throwOnEndOfStream: false);
        if (read == 0)
        {
            return false;
        }

        if (read < FaultLog.HeaderSize || !_block.AsSpan().StartsWith(FaultLog.Magic))
        {
            throw new InvalidDataException("no block of a fault log begins here");
        }

        int payload = BinaryPrimitives.ReadInt32LittleEndian(_block.AsSpan(FaultLog.CheckedOffset));
        if (payload is < 0 or > FaultLog.MaxBlockSize - FaultLog.HeaderSize)
        {
            throw new InvalidDataException("a block's length can't be");
        }

        _length = FaultLog.HeaderSize + payload;
        if (input.ReadAtLeast(_block.AsSpan(FaultLog.HeaderSize, payload), payload, throwOnEndOfStream: false) < payload)
        {
            throw new InvalidDataException("the log ends in a block");
        }

        ulong checksum = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(FaultLog.ChecksumOffset));
        if (checksum != XxHash3.HashToUInt64(_block.AsSpan(FaultLog.CheckedOffset, _length - FaultLog.CheckedOffset)))
        {
            throw new InvalidDataException("a block's checksum is another");
        }

        _left = BinaryPrimitives.ReadUInt32LittleEndian(_block.AsSpan(FaultLog.RecordsOffset));
        _position = FaultLog.HeaderSize;
        _threadCount = 0;
        _lastThread = -1;
        _lastTimeNs = 0;
        return true;
    }

    /// <summary>Gives the block's next record; false at the end of the block.</summary>
    /// <exception cref="InvalidDataException">The block is whole, but not what a writer writes.</exception>
    public bool Next(out FaultRecord record)
    {
        record = default;
        if (_left == 0)
        {
            return _position == _length ? false : throw new InvalidDataException("a block has more than its records");
        }

        var payload = new VariableReader(_block.AsSpan(0, _length), _position);
        ulong head = payload.Read();
        if (head >> FaultLog.MarksShift > uint.MaxValue)
        {
            throw new InvalidDataException("a record's marks have more than 32 bits");
        }

        record.Flags = (FaultMarks)(head >> FaultLog.MarksShift);
        if ((head & FaultLog.OtherThread) != 0)
        {
            _lastThread = ReadThread(ref payload);
        }

        if (_lastThread < 0)
        {
            throw new InvalidDataException("a block's first record has no thread");
        }

        ref LoggedThread thread = ref _threads[_lastThread];
        record.Tid = thread.Tid;
        record.Pid = thread.Pid;
        record.TimeNs = _lastTimeNs = payload.ReadDifference(_lastTimeNs);
        record.Address = payload.ReadDifference(thread.Address);
        record.Ip = (head & FaultLog.OtherIp) != 0 ? payload.ReadDifference(thread.Ip) : thread.Ip;
        (record.MinorFaults, record.MajorFaults) = thread.Expect(record.Flags);
        if ((head & FaultLog.OtherCounts) != 0)
        {
            record.MinorFaults = payload.ReadDifference(record.MinorFaults);
            record.MajorFaults = payload.ReadDifference(record.MajorFaults);
        }

        thread.Note(record);
        _position = payload.Position;
        _left--;
        return true;
    }

    /// <summary>The place of the thread that is named next; a new one gets the next place.</summary>
    private int ReadThread(ref VariableReader payload)
    {
        ulong number = payload.Read();
        if (number > 0)
        {
            return number <= (ulong)_threadCount
                ? (int)number - 1
                : throw new InvalidDataException("a record is of a thread that the block has not named");
        }

        if (_threadCount == FaultLog.MaxThreads)
        {
            throw new InvalidDataException("a block has too many threads");
        }

        _threads[_threadCount] = new LoggedThread { Tid = payload.ReadUInt32(), Pid = payload.ReadUInt32() };
        return _threadCount++;
    }
}
