// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Program;

/// <summary>A process of a program's tree. A pid that was given twice is two of them.</summary>
/// <param name="pid">Process id in the guest.</param>
/// <param name="records">Its records, by time; at least one.</param>
internal sealed class TreeProcess(int pid, IReadOnlyList<RingRecord> records)
{
    public int Pid => pid;

    public IReadOnlyList<RingRecord> Records => records;

    public RingRecord First => records[0];

    public RingRecord Last => records[^1];

    /// <summary>Who forked it; null: it is a program itself, or nothing is known of who did.</summary>
    public TreeProcess? Parent { get; internal set; }

    /// <summary>Number of the program that it belongs to, in the order of the plan; null: it has no known ancestor.</summary>
    public int? Program { get; internal set; }

    /// <summary>wait4() of it by the agent: it had lost its parent; null: it had not.</summary>
    public OrphanReport? Orphan { get; internal set; }

    /// <summary>Name of the file that it executed last; null: it did not, and goes on with what its parent was.</summary>
    public string? Executed { get; internal set; }

    /// <summary>It is one of the plan's programs.</summary>
    public bool IsProgram { get; internal set; }

    /// <summary>What it is called.</summary>
    public string Command => Executed ?? Parent?.Command ?? Unknown;

    /// <summary>Its faults of both kinds.</summary>
    public long Faults { get; } = records.Sum(record => (long)(record.MinorFaults + record.MajorFaults));

    private const string Unknown = "unknown";
}
