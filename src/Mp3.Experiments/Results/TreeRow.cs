// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>
/// One line of <c>processes.csv</c>: one process of a program's tree, the program itself among them, from its records.
/// <see cref="ProcessRow.Label"/> is that of the program.
/// </summary>
public sealed record TreeRow : ProcessRow
{
    /// <summary>Process id of who forked it; 0: it is the program itself.</summary>
    public required int Parent { get; init; }

    /// <summary>Name of the file that it executed last, or its parent's command if it never did.</summary>
    public required string Command { get; init; }

    /// <summary>Which line of pictures and label of samples.csv it counts for.</summary>
    public required string Series { get; init; }

    /// <summary>Its first sample, ns since the first tick's epoch: it began within a tick before.</summary>
    public required long FirstNs { get; init; }

    /// <summary>Its last sample, likewise: it ended within a tick before.</summary>
    public required long LastNs { get; init; }

    /// <summary>Largest resident set at a tick, KiB; what lives shorter than a tick has none.</summary>
    public required long ResidentKib { get; init; }

    /// <summary>Number of its records.</summary>
    public required long Records { get; init; }

    /// <summary>How the file is written and read.</summary>
    public static CsvTable<TreeRow> Csv { get; } = new(
        [
            CsvField.Text<TreeRow>("run", row => row.Run),
            CsvField.Text<TreeRow>("program", row => row.Label),
            CsvField.Whole<TreeRow>("pid", row => row.Pid),
            CsvField.Whole<TreeRow>("parent", row => row.Parent),
            CsvField.Text<TreeRow>("command", row => row.Command),
            CsvField.Text<TreeRow>("series", row => row.Series),
            CsvField.Whole<TreeRow>("first_ns", row => row.FirstNs),
            CsvField.Whole<TreeRow>("last_ns", row => row.LastNs),
            .. CsvField.Of<TreeRow>(ProcessColumn.All, row => row.Counted),
            CsvField.Whole<TreeRow>("largest_resident_kib", row => row.ResidentKib),
            CsvField.Whole<TreeRow>("records", row => row.Records),
        ],
        line => new TreeRow
        {
            Run = line.Text("run"),
            Label = line.Text("program"),
            Pid = line.Small("pid"),
            Parent = line.Small("parent"),
            Command = line.Text("command"),
            Series = line.Text("series"),
            FirstNs = line.Whole("first_ns"),
            LastNs = line.Whole("last_ns"),
            Counted = line.Amounts(ProcessColumn.All),
            ResidentKib = line.Whole("largest_resident_kib"),
            Records = line.Whole("records"),
        });
}
