// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults.Assembling;

/// <summary>What <see cref="FaultAssembler"/> knows of a process.</summary>
internal sealed class TracedProcess
{
    /// <summary>The last record of each thread, by tid.</summary>
    public Dictionary<uint, FaultRecord> Threads { get; } = [];

    /// <summary>The last faults of threads whose number another one has now.</summary>
    public List<FaultRecord> Left { get; } = [];

    public long Minor { get; set; }

    public long Major { get; set; }

    public long Failed { get; set; }

    /// <summary>Open ones that the kernel counted, as one kind or the other.</summary>
    public long Counted { get; set; }

    /// <summary>Open ones of which it is not known whether the kernel counted them.</summary>
    public long Unknown { get; set; }

    /// <summary>By how much the minor faults of all threads grew between their records.</summary>
    public ulong GrownMinor { get; set; }

    /// <summary>Likewise the major faults.</summary>
    public ulong GrownMajor { get; set; }
}
