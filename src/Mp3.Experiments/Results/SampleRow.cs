// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>One line of <c>samples.csv</c>: what one process did in one tick of one run.</summary>
public sealed record SampleRow
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

    /// <summary>Name of the run within the study, such as <c>pair-a</c> or <c>n05</c>; runs.csv has its parameters.</summary>
    public required string Run { get; init; }

    /// <summary>Number of the tick, from 1.</summary>
    public required long Tick { get; init; }

    /// <summary>When the process was sampled, ns since the first tick's epoch of its run.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Process id in the guest.</summary>
    public required int Pid { get; init; }

    /// <summary>Name of the process, unique within the run.</summary>
    public required string Label { get; init; }

    /// <summary>Since the process's previous sample.</summary>
    public required Amounts Counted { get; init; }

    /// <summary>True on the last sample of a process.</summary>
    public required bool Last { get; init; }

    public long MinorFaults
    {
        get => Counted[ProcessColumn.MinorFaults];
        init => Counted = Counted.With(ProcessColumn.MinorFaults, value);
    }

    public long MajorFaults
    {
        get => Counted[ProcessColumn.MajorFaults];
        init => Counted = Counted.With(ProcessColumn.MajorFaults, value);
    }

    /// <summary>User CPU time, ns.</summary>
    public long UserNs
    {
        get => Counted[ProcessColumn.UserNs];
        init => Counted = Counted.With(ProcessColumn.UserNs, value);
    }

    /// <summary>System CPU time, ns.</summary>
    public long SystemNs
    {
        get => Counted[ProcessColumn.SystemNs];
        init => Counted = Counted.With(ProcessColumn.SystemNs, value);
    }
}
