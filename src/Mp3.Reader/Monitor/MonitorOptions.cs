// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults;
using Mp3.Reader.Strategies;

namespace Mp3.Reader.Monitor;

/// <summary>What the monitor was asked for.</summary>
/// <param name="Device">The module's device, or a file that holds a recorded ring.</param>
/// <param name="Format">How records are written.</param>
/// <param name="Follow">Go on after what the ring holds now.</param>
/// <param name="Hz">Jiffies a second in the text form.</param>
/// <param name="Records">Which records are written.</param>
/// <param name="Strategy">How it waits and how far it reads while it follows.</param>
/// <param name="Watermark">Semaphore: records to wait for; null: a quarter of the ring, or a second.</param>
/// <param name="Live">Draw the fault rates on the terminal instead of writing records.</param>
public sealed record MonitorOptions(
    string Device,
    OutputFormat Format,
    bool Follow,
    int Hz,
    RecordChoice Records,
    StrategyKind Strategy,
    ulong? Watermark,
    bool Live)
{
    /// <summary>Write every fault of the processes that are traced instead of records.</summary>
    public bool Faults { get; init; }

    /// <summary>The device of the fault rings, or a file that holds recorded ones.</summary>
    public string FaultDevice { get; init; } = FaultRingsLayout.DevicePath;
}

/// <summary>How the monitor writes records.</summary>
public enum OutputFormat
{
    /// <summary>Four numbers a line and a last line <c>read N profiled data</c>.</summary>
    Text,

    /// <summary>A table with a header line.</summary>
    Csv,
}

/// <summary>Which records the monitor writes.</summary>
public enum RecordChoice
{
    /// <summary>One a tick: the sum over all processes.</summary>
    Sum,

    /// <summary>One a tick and process.</summary>
    Process,

    /// <summary>The same, with the memory of each process in place of its faults and CPU time.</summary>
    Memory,

    /// <summary>One a tick: the machine.</summary>
    Machine,
}
