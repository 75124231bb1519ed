// SPDX-License-Identifier: MIT

namespace Mp3.Reader;

/// <summary>What a record is, besides its numbers (<c>MP3_REC_*</c>).</summary>
[Flags]
public enum RecordMarks : ushort
{
    None = 0,

    /// <summary>The last record of a process: it ended, or it was unregistered.</summary>
    Last = 1 << 0,

    /// <summary>The sum over all processes (pid 0); it closes the tick.</summary>
    Sum = 1 << 1,

    /// <summary>The tick ran more than one period after it was due.</summary>
    Late = 1 << 2,

    /// <summary>A counter of the process went back, because somebody set it to zero; its difference is given as 0.
    /// In a sum: one of its records says so.</summary>
    Reset = 1 << 3,

    /// <summary>It is a <see cref="MachineRecord"/> (pid 0).</summary>
    Machine = 1 << 4,
}
