// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Reader.Monitor.Faults;

/// <summary>Writes each fault as soon as it is known what became of it, and says what was lost.</summary>
internal sealed class FaultPrinter : IDisposable
{
    private readonly IFaultFormat _format;
    private readonly FaultAssembler _assembler;
    private readonly TextWriter _error;
    private long _printed;
    private ulong _lost;

    /// <param name="options">How they are written.</param>
    /// <param name="output">Where to.</param>
    /// <param name="error">Where it is said that some were lost.</param>
    /// <param name="epochNs">The ring's epoch.</param>
    public FaultPrinter(MonitorOptions options, TextWriter output, TextWriter error, Func<ulong> epochNs)
    {
        _format = options.Format == OutputFormat.Csv ? new FaultCsvFormat(output) : new FaultTextFormat(output, options.Hz, epochNs);
        _error = error;
        _assembler = new FaultAssembler(fault =>
        {
            _format.Write(fault);
            _printed++;
        });
    }

    /// <summary>Takes the next records of the rings.</summary>
    public void Add(ReadOnlySpan<FaultRecord> records)
    {
        foreach (ref readonly FaultRecord record in records)
        {
            _assembler.Add(record);
            if (record.Flags.HasFlag(FaultMarks.Lost))
            {
                _lost += record.MinorFaults;
                _error.WriteLine($"lost {record.MinorFaults} records of faults: {Totals.WhyLost}");
            }
        }
    }

    /// <summary>A process has ended, and all its records were given. Of its threads' last faults nothing more will be known.</summary>
    public void EndProcess(uint pid) => _assembler.End(pid, totals: null);

    /// <summary>Hands what was written so far to the output.</summary>
    public void Flush() => _format.Flush();

    /// <summary>Writes what is left, and the account of all.</summary>
    public void End()
    {
        _ = _assembler.EndAll();
        _format.End(_printed);
        _format.Flush();
        _error.WriteLine($"{_printed} faults printed, {_lost} records lost");
    }

    public void Dispose() => _format.Dispose();
}
