// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>One line of <c>samples.csv</c>: what one process did in one tick of one run.</summary>
public sealed record SampleRow : ProcessRow
{
    /// <summary>How the file is written and read.</summary>
    public static CsvTable<SampleRow> Csv { get; } = TableOf(MemoryColumn.All);

    /// <summary>How a file of a manifest before <see cref="Manifest.FirstWithMemory"/> is read.</summary>
    public static CsvTable<SampleRow> CsvWithoutMemory { get; } = TableOf([]);

    /// <summary>Number of the tick, from 1.</summary>
    public required long Tick { get; init; }

    /// <summary>When the process was sampled, ns since the first tick's epoch of its run.</summary>
    public required long TimeNs { get; init; }

    /// <summary>What memory the process had then (<see cref="MemoryColumn"/>); 0 when it had ended. Null: an older file,
    /// which does not say.</summary>
    public Amounts? Memory { get; init; }

    /// <summary>True on the last sample of a process.</summary>
    public required bool Last { get; init; }

    /// <summary>Its resident set, KiB; null: unknown.</summary>
    public long? ResidentKib => Memory is null ? null : MemoryColumn.Resident.Sum(column => Memory[column]);

    private static CsvTable<SampleRow> TableOf(IReadOnlyList<MemoryColumn> memory) => new(
        [
            CsvField.Text<SampleRow>("run", row => row.Run),
            CsvField.Whole<SampleRow>("tick", row => row.Tick),
            CsvField.Whole<SampleRow>("time_ns", row => row.TimeNs),
            CsvField.Whole<SampleRow>("pid", row => row.Pid),
            CsvField.Text<SampleRow>("label", row => row.Label),
            .. CsvField.Of<SampleRow>(ProcessColumn.All, row => row.Counted),
            .. CsvField.Of<SampleRow>(memory, row => row.Memory ?? throw new InvalidOperationException($"the sample of tick {row.Tick} says nothing of memory")),
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
            Memory = memory.Count == 0 ? null : line.Amounts(memory),
            Last = line.Flag("last"),
        });
}
