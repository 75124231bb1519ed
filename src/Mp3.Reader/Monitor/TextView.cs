// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Monitor;

/// <summary>Writes records to one output and everything else, the account of all at last, to another.</summary>
/// <param name="options">Which records, and how.</param>
/// <param name="output">Where the records go.</param>
/// <param name="error">Where it is said what became of them.</param>
internal sealed class TextView(MonitorOptions options, TextWriter output, TextWriter error) : IMonitorView
{
    private RecordPrinter? _printer;
    private ulong _epochNs;

    /// <inheritdoc/>
    public int LongestWaitMs => 1000;

    /// <inheritdoc/>
    public void Attach(Ring ring)
    {
        _epochNs = ring.Header.EpochNs;
        _printer ??= new RecordPrinter(output, options, () => _epochNs);
    }

    /// <inheritdoc/>
    public void Detach()
    {
        // Nothing is held back.
    }

    /// <inheritdoc/>
    public void Log(ReadOnlySpan<RingRecord> records, ulong nowNs) => _printer?.Log(records, nowNs);

    /// <inheritdoc/>
    public void Drained()
    {
        // Nothing is held back.
    }

    /// <inheritdoc/>
    public void Lose(ulong records) => error.WriteLine($"lost {records} records: {Totals.WhyLost}");

    /// <inheritdoc/>
    public void Tell(string news) => error.WriteLine(news);

    /// <inheritdoc/>
    public void End(Totals totals)
    {
        _printer?.End();
        output.Flush();
        if (_printer?.TellResets() is { } resets)
        {
            error.WriteLine(resets);
        }

        error.WriteLine(totals);
    }

    /// <inheritdoc/>
    public void Dispose() => _printer?.Dispose();
}
