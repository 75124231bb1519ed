// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Reader.Monitor;

/// <summary>One line a record, all fields, with a header line.</summary>
internal sealed class CsvFormat : IRecordFormat
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };

    private readonly CsvWriter _csv;

    public CsvFormat(TextWriter output)
    {
        _csv = CsvWriter.Create(output, Options, leaveOpen: true);
        _csv.WriteHeader<CsvRow>();
    }

    public void Write(in RingRecord record) => _csv.WriteRecord(CsvRow.From(record));

    public void Flush() => _csv.Flush();

    public void End(long count)
    {
        // A table needs no last line.
    }

    public void Dispose() => _csv.Dispose();
}
