// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Short ways to write rows by hand.</summary>
internal static class Row
{
    public static SampleRow Sample(long tick, double seconds, string label, long minor, long major, string run = "pair-a") => new()
    {
        Run = run,
        Tick = tick,
        TimeNs = Ns(seconds),
        Pid = 100,
        Label = label,
        Counted = Counted(minor, major, 0, 0),
        Memory = Memory(0, 0),
        Last = false,
    };

    public static RunRow Run(string run, string label, double completion, long minor, long major, double user, double system) => new()
    {
        Run = run,
        Processes = 2,
        Pid = 100,
        Label = label,
        Command = $"work {label}",
        Nice = 10,
        Outcome = "exited 0",
        CompletionNs = Ns(completion),
        Counted = Counted(minor, major, Ns(user), Ns(system)),
        MaxRssKib = 1,
        Recorded = Counted(minor, major, Ns(user), Ns(system)),
        Records = 1,
        Agree = true,
    };

    /// <summary>Faults, and CPU time in ns.</summary>
    public static Amounts Counted(long minor, long major, long userNs, long systemNs) => Amounts.Of(
        (ProcessColumn.MinorFaults, minor), (ProcessColumn.MajorFaults, major), (ProcessColumn.UserNs, userNs), (ProcessColumn.SystemNs, systemNs));

    /// <summary>Anonymous pages alone, resident and swapped out, KiB.</summary>
    public static Amounts Memory(long anonKib, long swapKib) =>
        Amounts.Of(MemoryColumn.All, column => column == MemoryColumn.Anon ? anonKib : column == MemoryColumn.Swap ? swapKib : 0);

    /// <summary>The machine in a tick; what is not said is 0.</summary>
    public static MachineRow Machine(long tick, double seconds, string run, params (MachineColumn Column, long Value)[] values) => new()
    {
        Run = run,
        Tick = tick,
        TimeNs = Ns(seconds),
        Values = Amounts.Of(MachineColumn.All, column => values.FirstOrDefault(value => value.Column == column).Value),
    };

    /// <summary>What tasks waited for; what is not said is 0.</summary>
    public static PressureRow Pressure(double seconds, string run, params (PressureColumn Column, long Value)[] values) => new()
    {
        Run = run,
        TimeNs = Ns(seconds),
        Waited = Amounts.Of(PressureColumn.All, column => values.FirstOrDefault(value => value.Column == column).Value),
    };

    private static long Ns(double seconds) => (long)Math.Round(seconds * 1e9);
}
