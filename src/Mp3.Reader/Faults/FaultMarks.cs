// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>What a fault was, as far as it is known when it is taken (<c>MP3_FAULT_*</c>).</summary>
[Flags]
public enum FaultMarks : uint
{
    None = 0,

    /// <summary>The thread wanted to write; else to read or to execute.</summary>
    Write = 1 << 0,

    /// <summary>It wanted to execute.</summary>
    Exec = 1 << 1,

    /// <summary>The kernel took the fault on the process's behalf: the instruction is the kernel's.</summary>
    Kernel = 1 << 2,

    /// <summary>The page was mapped, but not for this: a copy on write, for one.</summary>
    Protection = 1 << 3,

    /// <summary>Not a fault but the end of the thread's last one, which was major.</summary>
    MajorEnd = 1 << 4,

    /// <summary>
    /// Not written by the module but by who read the rings: records of one were lost here
    /// (<see cref="FaultRecord.Loss"/>).
    /// </summary>
    Lost = 1u << 31,
}
