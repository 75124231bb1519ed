// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Monitor;

/// <summary>Writes what is in a ring.</summary>
/// <param name="options">Which ring, and how to write it.</param>
/// <param name="output">Where the records go.</param>
/// <param name="error">Where it is said that records were lost or counters set back.</param>
internal sealed class RingMonitor(MonitorOptions options, TextWriter output, TextWriter error)
{
    private const int BatchSize = 4096;

    /// <summary>Runs until nothing is new or <paramref name="stop"/> is cancelled.</summary>
    public void Run(CancellationToken stop)
    {
        using var ring = Ring.Open(options.Device);
        using var printer = new RecordPrinter(output, options, () => ring.Header.EpochNs);
        var reader = RingReader.FromOldest(ring);
        var batch = new RingRecord[BatchSize];
        int read;
        while (!stop.IsCancellationRequested && (read = reader.Read(batch)) > 0)
        {
            printer.Log(batch.AsSpan(0, read), nowNs: 0);
        }

        printer.End();
        if (reader.Lost > 0)
        {
            error.WriteLine($"lost {reader.Lost} records: {Totals.WhyLost}");
        }

        if (ring.Header.TellUnfollowed() is { } unfollowed)
        {
            error.WriteLine(unfollowed);
        }

        if (printer.TellResets() is { } resets)
        {
            error.WriteLine(resets);
        }
    }
}
