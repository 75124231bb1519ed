// SPDX-License-Identifier: MIT

using Mp3.Reader;
using Mp3.Reader.Logs;
using Mp3.Reader.Strategies;

namespace Mp3.Agent.Handoff;

/// <summary>Notes when a strategy was woken and how far it then got. The strategy stays the caller's.</summary>
internal sealed class ObservedStrategy(IStrategy strategy, RawLog<Look> looks) : IStrategy
{
    private ulong _wakeNs;

    public StrategyCounts Counts => strategy.Counts;

    public WaitOutcome Wait(CancellationToken token)
    {
        WaitOutcome outcome = strategy.Wait(token);
        _wakeNs = (ulong)MonotonicClock.NowNs;
        return outcome;
    }

    public void Log(IRecordSink sink)
    {
        ulong from = strategy.Counts.Position;
        strategy.Log(sink);
        Note(from);
    }

    public ulong Finish(IRecordSink sink)
    {
        ulong from = strategy.Counts.Position;
        ulong written = strategy.Finish(sink);
        Note(from);
        return written;
    }

    public void Dispose()
    {
        // The strategy is the caller's.
    }

    private void Note(ulong from)
    {
        StrategyCounts counts = strategy.Counts;
        looks.Add(new Look
        {
            WakeNs = _wakeNs,
            DoneNs = (ulong)MonotonicClock.NowNs,
            From = from,
            To = counts.Position,
            Logged = counts.Logged,
            Lost = counts.Lost,
        });
    }
}
