// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>What one guest has to do: everything is resolved, nothing is left to a default.</summary>
/// <param name="Version">Version of this contract, <see cref="CurrentVersion"/>.</param>
/// <param name="Run">Name of the run within its study, such as <c>pair-a</c> or <c>n05</c>.</param>
/// <param name="Processes">Processes that start at the same moment, in this order.</param>
/// <param name="DrainIntervalMs">Milliseconds between two looks into the ring.</param>
/// <param name="Handoff">Scenarios to run instead of the processes; null: none.</param>
/// <param name="Faults">How every fault of the processes is logged; null: they are not traced.</param>
/// <param name="Programs">What the processes share if they are programs of a user; null: they are not.</param>
public sealed record GuestPlan(
    int Version,
    string Run,
    IReadOnlyList<ProcessPlan> Processes,
    int DrainIntervalMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HandoffPlan? Handoff = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FaultLogPlan? Faults = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProgramsPlan? Programs = null)
{
    public const int CurrentVersion = 3;
}

/// <summary>Every fault of every process is logged, on a disk of the machine: the guest's memory has no room for it.</summary>
/// <param name="Disk">The disk's path in the guest; what was on it is overwritten.</param>
public sealed record FaultLogPlan(string Disk);

/// <summary>One process of a run: <c>work</c>, or another program by its arguments.</summary>
/// <param name="Label">Unique within the run; names the process in tables and pictures.</param>
/// <param name="Nice">Nice value, -20 to 19.</param>
/// <param name="Work">What <c>work</c> does; null: another program.</param>
/// <param name="Argv">Program (absolute path in the guest) and its arguments, unless it is <c>work</c>. The program stops
/// itself (SIGSTOP) once, before it does anything that is to be measured; <c>work --stop</c> does.</param>
/// <param name="Program">A program on the programs' disk; null: another one.</param>
public sealed record ProcessPlan(
    string Label,
    int Nice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Workload? Work = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Argv = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProgramPlan? Program = null)
{
    /// <summary>Lines that start with <c>iteration</c> the program prints in all; 0: unknown.</summary>
    [JsonIgnore]
    public int Iterations => Work?.Iterations ?? 0;

    /// <summary>The command in words, for people.</summary>
    [JsonIgnore]
    public string Command => Work is null ? string.Join(' ', Program?.Argv ?? Argv ?? []) : $"work {string.Join(' ', WorkArguments.Of(Work))}";
}
