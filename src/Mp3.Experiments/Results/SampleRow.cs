// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>One line of <c>samples.csv</c>: what one process did in one tick of one run.</summary>
public sealed record SampleRow : ProcessRow
{
    /// <summary>How the file is written and read.</summary>
    public static CsvTable<SampleRow> Csv { get; } = new(
        [
            CsvField.Text<SampleRow>("run", row => row.Run),
            CsvField.Whole<SampleRow>("tick", row => row.Tick),
            CsvField.Whole<SampleRow>("time_ns", row => row.TimeNs),
            CsvField.Whole<SampleRow>("pid", row => row.Pid),
            CsvField.Text<SampleRow>("label", row => row.Label),
            .. CsvField.Of<SampleRow>(ProcessColumn.All, row => row.Counted),
            CsvField.Flag<SampleRow>("last", row => row.Last),
        ],
        line => new SampleRow
        {
            Run = line.Text("run"),
            Tick = line.Whole("tick"),
            TimeNs = line.Whole("time_ns"),
            Pid = line.Small("pid"),
            Label = line.Text("label"),
            Counted = line.Amounts(ProcessColumn.All),
            Last = line.Flag("last"),
        });

    /// <summary>Number of the tick, from 1.</summary>
    public required long Tick { get; init; }

    /// <summary>When the process was sampled, ns since the first tick's epoch of its run.</summary>
    public required long TimeNs { get; init; }

    /// <summary>True on the last sample of a process.</summary>
    public required bool Last { get; init; }
}
