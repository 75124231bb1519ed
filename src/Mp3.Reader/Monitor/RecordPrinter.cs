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
    private const RecordMarks Kinds = RecordMarks.Sum | RecordMarks.Machine;

    private readonly IRecordFormat _format = (options.Format, options.Records) switch
    {
        (OutputFormat.Csv, RecordChoice.Memory) => new CsvFormat<MemoryRow>(output, MemoryRow.From),
        (OutputFormat.Csv, RecordChoice.Machine) => new CsvFormat<MachineRow>(output, MachineRow.From),
        (OutputFormat.Csv, _) => new CsvFormat<CsvRow>(output, CsvRow.From),
        _ => new TextFormat(output, options.Hz, epochNs),
    };

    private readonly RecordMarks _kind = options.Records switch
    {
        RecordChoice.Sum => RecordMarks.Sum,
        RecordChoice.Machine => RecordMarks.Machine,
        _ => RecordMarks.None,
    };

    private long _printed;

    /// <summary>Of the records that were written: those in which a counter went back.</summary>
    public long Resets { get; private set; }

    /// <summary>One line about <see cref="Resets"/>; null: there are none.</summary>
    public string? TellResets() => Resets == 0
        ? null
        : $"in {Resets} records a counter went back: something set it to zero, and what was counted just before is missing";

    /// <inheritdoc/>
    /// <remarks>All is on its way to the output when it returns, however slow that is.</remarks>
    public void Log(ReadOnlySpan<RingRecord> records, ulong nowNs)
    {
        foreach (ref readonly RingRecord record in records)
        {
            if ((record.Flags & Kinds) == _kind)
            {
                _format.Write(record);
                _printed++;
                Resets += record.Flags.HasFlag(RecordMarks.Reset) ? 1 : 0;
            }
        }

        _format.Flush();
    }

    /// <summary>Writes what follows the last record.</summary>
    public void End() => _format.End(_printed);

    /// <inheritdoc/>
    public void Dispose() => _format.Dispose();
}
