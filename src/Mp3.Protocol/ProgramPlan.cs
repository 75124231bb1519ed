// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>A program of a user, in a root of its own: the file system on the programs' disk.</summary>
/// <param name="Argv">The program (an absolute path in its root) and its arguments.</param>
/// <param name="Environment">Its environment, <c>NAME=value</c>, in this order; nothing else is in it.</param>
/// <param name="WorkingDirectory">Absolute, in its root.</param>
/// <param name="Stdin">What it reads from standard input, absolute, in its root; null: <c>/dev/null</c>.</param>
public sealed record ProgramPlan(
    IReadOnlyList<string> Argv,
    IReadOnlyList<string> Environment,
    string WorkingDirectory,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Stdin = null);

/// <summary>What the programs of a run share.</summary>
/// <param name="Root">Where their file system is mounted in the guest.</param>
/// <param name="IsWritable">It can be written to.</param>
/// <param name="EndsWithFirst">When one of the programs has ended, the others are ended too; else all are waited for.
/// What they have started and left behind is ended in any case.</param>
/// <param name="TimeoutNs">After this much of the guest's time all are ended; null: never.</param>
/// <param name="LimitBytes"><c>memory.max</c> of the cgroup of all programs together; null: no limit.</param>
/// <param name="HighBytes"><c>memory.high</c> likewise.</param>
/// <param name="Outputs">Files to bring back, absolute, in the programs' root.</param>
public sealed record ProgramsPlan(
    string Root,
    bool IsWritable,
    bool EndsWithFirst,
    long? TimeoutNs,
    long? LimitBytes,
    long? HighBytes,
    IReadOnlyList<string> Outputs)
{
    /// <summary>Of standard output, and of standard error, of each program so much is brought back, bytes.</summary>
    public const long MostOfStream = 16L * 1024 * 1024;

    /// <summary>Size of all that is brought back, bytes.</summary>
    public const long MostOfFiles = 128L * 1024 * 1024;

    /// <summary>What they print is reported while they run, too (<see cref="OutputLine"/>), which costs the guest a
    /// little.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsShown { get; init; }
}
