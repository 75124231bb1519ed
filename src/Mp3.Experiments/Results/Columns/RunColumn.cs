// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results.Columns;

/// <summary>Numbers of a process or a run beside those that the module counts.</summary>
public static class RunColumn
{
    /// <summary>Processes of the run.</summary>
    public static Column Processes { get; } = new("processes", Unit.Count, Total.Largest, "processes");

    /// <summary>From the common start to the end; of several, to that of the last one.</summary>
    public static Column CompletionNs { get; } = new("completion_ns", Unit.Nanoseconds, Total.Largest, "completion time");
}
