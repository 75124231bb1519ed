// SPDX-License-Identifier: MIT

using CsvHelper;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Reader.Monitor.Faults;

/// <summary>One line a fault, with a header line.</summary>
internal sealed class FaultCsvFormat : IFaultFormat
{
    private readonly CsvWriter _csv;

    /// <param name="output">Where to.</param>
    public FaultCsvFormat(TextWriter output)
    {
        _csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        _csv.WriteHeader<FaultRow>();
    }

    public void Write(in Fault fault) => _csv.WriteRecord(FaultRow.From(fault));

    public void Flush() => _csv.Flush();

    public void End(long count)
    {
        // A table needs no last line.
    }

    public void Dispose() => _csv.Dispose();
}
