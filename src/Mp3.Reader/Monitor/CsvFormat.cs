// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Reader.Monitor;

/// <summary>One line a record, with a header line.</summary>
/// <typeparam name="T">A line.</typeparam>
internal sealed class CsvFormat<T> : IRecordFormat
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };

    private readonly CsvWriter _csv;
    private readonly Func<RingRecord, T> _row;

    /// <param name="output">Where to.</param>
    /// <param name="row">The line of a record.</param>
    public CsvFormat(TextWriter output, Func<RingRecord, T> row)
    {
        _row = row;
        _csv = CsvWriter.Create(output, Options, leaveOpen: true);
        _csv.WriteHeader<T>();
    }

    public void Write(in RingRecord record) => _csv.WriteRecord(_row(record));

    public void Flush() => _csv.Flush();

    public void End(long count)
    {
        // A table needs no last line.
    }

    public void Dispose() => _csv.Dispose();
}
