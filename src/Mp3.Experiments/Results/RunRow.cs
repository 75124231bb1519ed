// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>
/// One line of <c>runs.csv</c>: one process of one run, the kernel's account of it (wait4) beside the sum of its
/// records. Both count from the moment the process was registered, while it was stopped, to its end.
/// </summary>
public sealed record RunRow : ProcessRow
{
    private const string RecordedPrefix = "recorded_";

    /// <summary>What makes the run another one than its neighbours; the same names in every row of a file.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;

    /// <summary>Number of processes in the run.</summary>
    public required int Processes { get; init; }

    /// <summary>Command line without the path and the lab's own options, such as <c>work 1024 R 50000</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Nice value.</summary>
    public required int Nice { get; init; }

    /// <summary><c>exited 0</c>, <c>killed by signal 9</c>, …</summary>
    public required string Outcome { get; init; }

    /// <summary>From the common start to the end of the process, ns.</summary>
    public required long CompletionNs { get; init; }

    /// <summary>Largest resident set, KiB.</summary>
    public required long MaxRssKib { get; init; }

    /// <summary>The process's records together.</summary>
    public required Amounts Recorded { get; init; }

    /// <summary>Number of records of the process; 0: the module was the user's, and keeps its own.</summary>
    public required long Records { get; init; }

    /// <summary>The two accounts agree: faults exactly, CPU time within the bound in the manifest.</summary>
    public required bool Agree { get; init; }

    /// <summary>How the file is written and read.</summary>
    /// <param name="parameters">Their names; each is a column behind <c>run</c>.</param>
    public static CsvTable<RunRow> Csv(IReadOnlyList<string> parameters) => new(
        [
            CsvField.Text<RunRow>("run", row => row.Run),
            .. CsvField.Of<RunRow>(parameters, row => row.Parameters),
            CsvField.Whole<RunRow>("processes", row => row.Processes),
            CsvField.Whole<RunRow>("pid", row => row.Pid),
            CsvField.Text<RunRow>("label", row => row.Label),
            CsvField.Text<RunRow>("command", row => row.Command),
            CsvField.Whole<RunRow>("nice", row => row.Nice),
            CsvField.Text<RunRow>("outcome", row => row.Outcome),
            CsvField.Whole<RunRow>("completion_ns", row => row.CompletionNs),
            .. CsvField.Of<RunRow>(ProcessColumn.All, row => row.Counted),
            CsvField.Whole<RunRow>("max_rss_kib", row => row.MaxRssKib),
            .. CsvField.Of<RunRow>(ProcessColumn.All, row => row.Recorded, RecordedPrefix),
            CsvField.Whole<RunRow>("records", row => row.Records),
            CsvField.Flag<RunRow>("agree", row => row.Agree),
        ],
        line => new RunRow
        {
            Run = line.Text("run"),
            Parameters = line.Parameters(parameters),
            Processes = line.Small("processes"),
            Pid = line.Small("pid"),
            Label = line.Text("label"),
            Command = line.Text("command"),
            Nice = line.WithSign("nice"),
            Outcome = line.Text("outcome"),
            CompletionNs = line.Whole("completion_ns"),
            Counted = line.Amounts(ProcessColumn.All),
            MaxRssKib = line.Whole("max_rss_kib"),
            Recorded = line.Amounts(ProcessColumn.All, RecordedPrefix),
            Records = line.Whole("records"),
            Agree = line.Flag("agree"),
        });
}
