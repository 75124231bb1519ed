// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>One line of <c>pressure.csv</c>: how long tasks of one run waited for memory and I/O (PSI).</summary>
public sealed record PressureRow
{
    /// <summary>How the file is written and read.</summary>
    public static CsvTable<PressureRow> Csv { get; } = new(
        [
            CsvField.Text<PressureRow>("run", row => row.Run),
            CsvField.Whole<PressureRow>("time_ns", row => row.TimeNs),
            .. CsvField.Of<PressureRow>(PressureColumn.All, row => row.Waited),
        ],
        line => new PressureRow
        {
            Run = line.Text("run"),
            TimeNs = line.Whole("time_ns"),
            Waited = line.Amounts(PressureColumn.All),
        });

    /// <summary>Name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>When the kernel was asked, ns since the first tick's epoch of its run.</summary>
    public required long TimeNs { get; init; }

    /// <summary>By <see cref="PressureColumn"/>, since the question before; in the first line since just before the
    /// processes were let go.</summary>
    public required Amounts Waited { get; init; }
}
