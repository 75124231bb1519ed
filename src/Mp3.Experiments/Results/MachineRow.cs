// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>One line of <c>machine.csv</c>: what the whole machine did in one tick of one run, and what memory it had.</summary>
public sealed record MachineRow
{
    /// <summary>How the file is written and read.</summary>
    public static CsvTable<MachineRow> Csv { get; } = new(
        [
            CsvField.Text<MachineRow>("run", row => row.Run),
            CsvField.Whole<MachineRow>("tick", row => row.Tick),
            CsvField.Whole<MachineRow>("time_ns", row => row.TimeNs),
            .. CsvField.Of<MachineRow>(MachineColumn.All, row => row.Values),
        ],
        line => new MachineRow
        {
            Run = line.Text("run"),
            Tick = line.Whole("tick"),
            TimeNs = line.Whole("time_ns"),
            Values = line.Amounts(MachineColumn.All),
        });

    /// <summary>Name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Number of the tick, from 1.</summary>
    public required long Tick { get; init; }

    /// <summary>When the machine was looked at, ns since the first tick's epoch of its run.</summary>
    public required long TimeNs { get; init; }

    /// <summary>By <see cref="MachineColumn"/>: counts since the tick before, in the first one since the registration of the
    /// processes; levels as they were.</summary>
    public required Amounts Values { get; init; }
}
