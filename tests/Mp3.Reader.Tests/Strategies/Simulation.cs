// SPDX-License-Identifier: MIT

using Mp3.Reader.Strategies;

namespace Mp3.Reader.Tests.Strategies;

/// <summary>
/// A module and its clock in one thread. Time passes only when a strategy waits, is stalled or logs slowly; then
/// the module writes its ticks and hands off, exactly when they are due. It may be caught in the middle of a record.
/// </summary>
internal sealed class Simulation : IClock, IDisposable
{
    public const ulong TickNs = 50_000_000;
    public const ulong HandOffNs = 7 * TickNs;
    private readonly MemoryRing _memory;
    private readonly int _recordsPerTick;
    private readonly ulong _endNs;
    private ulong _nextTick = 1;
    private ulong _nextHandOff = 1;
    private bool _isHalfWritten;

    /// <param name="capacity">Slots of the ring.</param>
    /// <param name="recordsPerTick">Records a tick.</param>
    /// <param name="ticks">After so many the last process has gone.</param>
    public Simulation(int capacity, int recordsPerTick, int ticks)
    {
        _memory = new MemoryRing(capacity);
        _recordsPerTick = recordsPerTick;
        _endNs = NowNs + ((ulong)ticks * TickNs);
        _memory.Begin(NowNs);
        Ring = _memory.Attach();
    }

    public Ring Ring { get; }

    public ulong NowNs { get; private set; } = 1_000_000_000;

    public ulong Written => Ring.Head;

    private ulong EpochNs => _memory.Header.EpochNs;

    public void SleepUntil(ulong ns, CancellationToken token) => Pass(ns);

    /// <summary>Passes the time until the strategy is woken by something else than its own clock.</summary>
    public WaitOutcome PassUntil(Func<bool> woken)
    {
        while (!woken())
        {
            if (Ring.HasEnded)
            {
                return WaitOutcome.HungUp;
            }

            Pass(NextEvent);
        }

        return WaitOutcome.Data;
    }

    /// <summary>Passes the time up to a moment.</summary>
    public void Pass(ulong untilNs)
    {
        CompleteRecord();
        while (NextEvent <= untilNs)
        {
            NowNs = Math.Max(NowNs, NextEvent);
            Happen();
        }

        NowNs = Math.Max(NowNs, untilNs);
    }

    /// <summary>The writer begins a record and gets no further for now.</summary>
    public void InterruptWriter()
    {
        if (!_isHalfWritten && !Ring.HasEnded)
        {
            _memory.BeginWrite(MemoryRing.Genuine(_memory.Header.Head));
            _isHalfWritten = true;
        }
    }

    public void Dispose()
    {
        Ring.Dispose();
        _memory.Dispose();
    }

    private ulong NextEvent => Math.Min(EpochNs + (_nextTick * TickNs), EpochNs + (_nextHandOff * HandOffNs));

    private void Happen()
    {
        if (EpochNs + (_nextHandOff * HandOffNs) == NowNs)
        {
            _nextHandOff++;
            _memory.HandOff(NowNs);
            return;
        }

        _nextTick++;
        if (_memory.Header.State == RingStates.None)
        {
            return;
        }

        for (int i = 0; i < _recordsPerTick; i++)
        {
            _memory.WriteGenuine();
        }

        _memory.Close();
        if (NowNs >= _endNs)
        {
            _memory.End();
        }
    }

    private void CompleteRecord()
    {
        if (_isHalfWritten)
        {
            _memory.EndWrite(MemoryRing.Genuine(_memory.Header.Head));
            _memory.Close();
            _isHalfWritten = false;
        }
    }
}
