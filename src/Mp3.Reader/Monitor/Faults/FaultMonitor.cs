// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Strategies;

namespace Mp3.Reader.Monitor.Faults;

/// <summary>
/// Writes every fault of the processes that are traced: what the rings hold, and, if asked for, what comes after that,
/// over the ends of processes and reloads of the module. Faults wake nobody, so it looks at each tick. While no process
/// is registered it lets go of the devices, so that the module can be unloaded.
/// </summary>
/// <param name="options">What to follow, and how to write it.</param>
/// <param name="output">Where the faults go.</param>
/// <param name="error">Where it is said what became of those that did not.</param>
internal sealed class FaultMonitor(MonitorOptions options, TextWriter output, TextWriter error)
{
    private const int LookMs = 200;
    private const int BatchSize = 1024;

    private readonly MonotonicClock _clock = new();
    private readonly FaultRecord[] _faults = new FaultRecord[BatchSize];
    private readonly RingRecord[] _records = new RingRecord[BatchSize];
    private ulong _epochNs;
    private ulong _untilNs;

    /// <summary>Runs until nothing is new, or, if it follows, until <paramref name="stop"/> is cancelled.</summary>
    /// <exception cref="Mp3Exception">There are no rings to begin with, or they can't be read.</exception>
    public void Run(CancellationToken stop)
    {
        Ring? ring = Ring.Open(options.Device);
        FaultPrinter? printer = null;
        try
        {
            RequireFaults(ring);
            while (ring is not null)
            {
                using (var rings = FaultRings.Open(options.FaultDevice))
                {
                    // Not before both are open: a header line of a table would be all of it.
                    printer ??= new FaultPrinter(options, output, error, () => _epochNs);
                    Read(ring, rings, printer, stop);
                }

                (ulong loadNs, ulong closed) = (ring.LoadNs, ring.Closed);
                ring.Dispose();
                ring = options.Follow ? WaitForNews(loadNs, closed, stop) : null;
            }

            printer?.End();
        }
        finally
        {
            ring?.Dispose();
            printer?.Dispose();
        }
    }

    private void RequireFaults(Ring ring)
    {
        if (options.FaultDevice == FaultRingsLayout.DevicePath && !ring.Header.Features.HasFlag(RingFeatures.Faults))
        {
            throw Mp3Exception.Unavailable("the module can't trace faults here: this kernel has no tracepoints of them, or is a real-time one");
        }
    }

    private void Read(Ring ring, FaultRings rings, FaultPrinter printer, CancellationToken stop)
    {
        var samples = RingReader.FromOldest(ring);
        var faults = FaultReader.FromOldest(rings);
        bool goesOn;
        do
        {
            // Before the look: what comes after it is for the next one.
            goesOn = options.Follow && !ring.IsIdle && !stop.IsCancellationRequested;
            _epochNs = ring.Header.EpochNs;
            // The ends before the faults: all faults of a process that has ended are in the rings.
            IReadOnlyList<uint> ended = TakeEnded(samples);
            Drain(faults, printer);
            foreach (uint pid in ended)
            {
                printer.EndProcess(pid);
            }

            printer.Flush();
        }
        while (goesOn && samples.Wait(timeoutMs: LookMs, stop: stop) != WaitOutcome.Stopped);
    }

    private void Drain(FaultReader faults, FaultPrinter printer)
    {
        ulong now = _clock.NowNs;
        while (faults.Read(_faults, now) is > 0 and var count)
        {
            // What was printed before the rings were closed and opened again.
            ReadOnlySpan<FaultRecord> batch = _faults.AsSpan(0, count);
            int old = 0;
            while (old < count && batch[old].TimeNs <= _untilNs && !batch[old].Flags.HasFlag(FaultMarks.Lost))
            {
                old++;
            }

            printer.Add(batch[old..]);
        }

        _untilNs = now;
    }

    /// <summary>The processes whose last records are new.</summary>
    private List<uint> TakeEnded(RingReader samples)
    {
        var ended = new List<uint>();
        while (samples.Read(_records) is > 0 and var count)
        {
            foreach (ref readonly RingRecord record in _records.AsSpan(0, count))
            {
                if (record.Flags.HasFlag(RecordMarks.Last))
                {
                    ended.Add(record.Pid);
                }
            }
        }

        return ended;
    }

    /// <summary>The ring, when something is registered or was written again; null: stopped.</summary>
    private Ring? WaitForNews(ulong loadNs, ulong closed, CancellationToken stop)
    {
        while (!stop.WaitHandle.WaitOne(LookMs))
        {
            Ring? ring = Ring.TryOpen(options.Device);
            if (ring is not null && (!ring.IsIdle || ring.LoadNs != loadNs || ring.Closed > closed))
            {
                return ring;
            }

            ring?.Dispose();
        }

        return null;
    }
}
