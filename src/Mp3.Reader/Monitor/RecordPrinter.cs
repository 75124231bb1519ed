// SPDX-License-Identifier: MIT

using Mp3.Reader.Strategies;

namespace Mp3.Reader.Monitor;

/// <summary>Writes those records that the user wants to see.</summary>
/// <param name="output">Where to.</param>
/// <param name="options">Which, and how.</param>
/// <param name="epochNs">The ring's epoch, asked when the first record is written.</param>
internal sealed class RecordPrinter(TextWriter output, MonitorOptions options, Func<ulong> epochNs)
    : IRecordSink, IDisposable
{
    private readonly IRecordFormat _format = options.Format switch
    {
        OutputFormat.Csv => new CsvFormat(output),
        _ => new TextFormat(output, options.Hz, epochNs),
    };

    private long _printed;

    /// <inheritdoc/>
    /// <remarks>All is on its way to the output when it returns, however slow that is.</remarks>
    public void Log(ReadOnlySpan<RingRecord> records, ulong nowNs)
    {
        foreach (ref readonly RingRecord record in records)
        {
            if (record.Flags.HasFlag(RecordMarks.Sum) == (options.Records == RecordChoice.Sum))
            {
                _format.Write(record);
                _printed++;
            }
        }

        _format.Flush();
    }

    /// <summary>Writes what follows the last record.</summary>
    public void End() => _format.End(_printed);

    /// <inheritdoc/>
    public void Dispose() => _format.Dispose();
}
