// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Strategies;

namespace Mp3.Reader.Monitor;

/// <summary>
/// Shows what is in a ring and what comes after that, over the ends of processes and reloads of the module. While
/// no process is registered it lets go of the device, so that the module can be unloaded, and looks for news.
/// </summary>
/// <param name="options">What to follow, and how.</param>
/// <param name="view">Gets the records, and what became of those that it did not get.</param>
internal sealed class FollowMonitor(MonitorOptions options, IMonitorView view)
{
    /// <summary>Time between two looks for a device that is worth opening, ms.</summary>
    private const int LookMs = 200;

    private const ulong NsPerMs = 1_000_000;
    private readonly Totals _totals = new();

    /// <summary>Runs until <paramref name="stop"/> is cancelled.</summary>
    /// <exception cref="Mp3Exception">There is no ring to begin with, or it can't be followed.</exception>
    public void Run(CancellationToken stop)
    {
        Ring? ring = Ring.Open(options.Device);
        _totals.Begin(ring.LoadNs, RingReader.FromOldest(ring).Position);
        try
        {
            while (ring is not null)
            {
                view.Attach(ring);
                Follow(ring, stop);
                view.Detach();
                ring.Dispose();
                ring = WaitForNews(stop);
            }
        }
        finally
        {
            ring?.Dispose();
        }

        view.End(_totals);
    }

    /// <summary>Logs until the last process has gone, or until stopped.</summary>
    private void Follow(Ring ring, CancellationToken stop)
    {
        Totals.Load load = _totals.Current;
        ulong start = load.Position;
        using IStrategy strategy = StrategyFactory.Create(options.Strategy, ring, Settings(ring, start));
        ulong lost = 0;
        WaitOutcome outcome;
        do
        {
            strategy.Log(view);
            lost = TellLost(strategy.Counts, lost);
            view.Drained();
            outcome = ring.IsIdle ? WaitOutcome.HungUp : strategy.Wait(stop);
        }
        while (outcome is WaitOutcome.Data or WaitOutcome.TimedOut);

        ulong written = Math.Max(strategy.Finish(view), start);
        StrategyCounts counts = strategy.Counts;
        TellLost(counts, lost);
        load.Add(written - start, counts.Logged, counts.Lost);
        load.Position = written;
        TellUnfollowed(ring.Header, load);
        if (outcome == WaitOutcome.HungUp)
        {
            view.Tell($"no process is registered: {load}; waiting for the next one");
        }
    }

    private StrategySettings Settings(Ring ring, ulong start)
    {
        if (options.Watermark >= ring.Capacity)
        {
            throw Mp3Exception.Usage(
                $"--watermark {options.Watermark}: the ring holds {ring.Capacity} records; choose less than that");
        }

        return new StrategySettings(
            start,
            (ulong)view.LongestWaitMs * NsPerMs,
            options.Watermark ?? Math.Max(1, ring.Capacity / 4),
            options.Watermark is null ? view.LongestWaitMs : Timeout.Infinite,
            RecordsPerTick(ring.Header));
    }

    private static int RecordsPerTick(RingHeaderSnapshot header) =>
        (int)header.Processes + (header.Features.HasFlag(RingFeatures.Machine) ? 2 : 1);

    /// <summary>Says how many children were not followed, if those are more than were told of this load before.</summary>
    private void TellUnfollowed(RingHeaderSnapshot header, Totals.Load load)
    {
        ulong unfollowed = header.RefusedChildren + header.MissedChildren;
        if (unfollowed > load.Unfollowed && header.TellUnfollowed() is { } news)
        {
            view.Tell(news);
            load.Unfollowed = unfollowed;
        }
    }

    private ulong TellLost(in StrategyCounts counts, ulong before)
    {
        if (counts.Lost > before)
        {
            view.Lose(counts.Lost - before);
        }

        return counts.Lost;
    }

    /// <summary>The device, when something is registered or written again; null: stopped.</summary>
    private Ring? WaitForNews(CancellationToken stop)
    {
        while (!stop.WaitHandle.WaitOne(LookMs))
        {
            Ring? ring = Ring.TryOpen(options.Device);
            if (ring is null)
            {
                continue;
            }

            bool isNewLoad = ring.LoadNs != _totals.Current.LoadNs;
            if (!ring.IsIdle || ring.Closed > (isNewLoad ? 0 : _totals.Current.Position))
            {
                if (isNewLoad)
                {
                    view.Tell("the module was loaded anew: its count starts at 0");
                    _totals.Begin(ring.LoadNs, start: 0);
                }

                return ring;
            }

            ring.Dispose();
        }

        return null;
    }
}
