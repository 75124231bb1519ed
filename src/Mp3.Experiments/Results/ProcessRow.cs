// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>What the lines of a process have in common.</summary>
public abstract record ProcessRow
{
    /// <summary>Name of the run within the study, such as <c>pair-a</c> or <c>n05</c>; runs.csv has its parameters.</summary>
    public required string Run { get; init; }

    /// <summary>Process id in the guest.</summary>
    public required int Pid { get; init; }

    /// <summary>Name of the process, unique within the run.</summary>
    public required string Label { get; init; }

    /// <summary>Faults and CPU time of the process: in samples.csv since its previous sample, in runs.csv from wait4, whose
    /// times have µs resolution.</summary>
    public required Amounts Counted { get; init; }

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
