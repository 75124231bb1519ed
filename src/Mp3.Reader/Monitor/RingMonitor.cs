// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Monitor;

/// <summary>Writes what is in a ring, and on request what comes after that.</summary>
/// <param name="ring">The ring.</param>
/// <param name="options">What to write.</param>
public sealed class RingMonitor(Ring ring, MonitorOptions options)
{
    private const int BatchSize = 4096;

    /// <summary>A wait is cut into pieces of this many ms, to see soon that nobody wants more.</summary>
    private const int WaitMs = 100;

    /// <summary>Runs until nothing is new or, with <see cref="MonitorOptions.Follow"/>, until stopped.</summary>
    /// <param name="output">Where the records go.</param>
    /// <param name="error">Where it is said that records were lost.</param>
    /// <param name="outputClosed">Nobody reads the output any more.</param>
    /// <param name="stop">Ends the following.</param>
    public void Run(TextWriter output, TextWriter error, Func<bool> outputClosed, CancellationToken stop)
    {
        var reader = RingReader.FromOldest(ring);
        using IRecordFormat format = options.Format switch
        {
            OutputFormat.Csv => new CsvFormat(output),
            _ => new TextFormat(output, options.Hz, ring.Header.EpochNs),
        };
        var batch = new RingRecord[BatchSize];
        long count = 0;
        while (!outputClosed())
        {
            int read = reader.Read(batch);
            foreach (ref readonly RingRecord record in batch.AsSpan(0, read))
            {
                if (IsWanted(record))
                {
                    format.Write(record);
                    count++;
                }
            }

            if (read > 0)
            {
                continue;
            }

            format.Flush();
            if (!options.Follow || stop.IsCancellationRequested)
            {
                break;
            }

            reader.Wait(timeoutMs: WaitMs, stop: stop);
        }

        format.End(count);
        if (reader.Lost > 0)
        {
            error.WriteLine(
                $"lost {reader.Lost} records: they were overwritten before they could be read; "
                + "load the module with a larger ring");
        }
    }

    private bool IsWanted(in RingRecord record) =>
        record.Flags.HasFlag(RecordMarks.Sum) == (options.Records == RecordChoice.Sum);
}
