// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>
/// The runs of a curve. Each is what <c>mp3 run</c> with the same <c>--limit</c>, or <c>--memory</c>, and
/// <c>--timeout</c> would be, so they share their places in the store.
/// </summary>
internal static class CurveRuns
{
    public const string Study = "curve";

    /// <summary>The run without a limit.</summary>
    public const string Reference = "all";

    /// <summary>Of a run, its RAM in MiB; of the reference <see cref="Reference"/>.</summary>
    public const string Ram = "ram";

    private const long MibBytes = 1024 * 1024;
    private const long MostSeconds = 24 * 3600;

    /// <summary>The first round.</summary>
    public static WantedRuns Want(ProgramRequest programs, string release, GuestAccelerator accelerator) =>
        Named(programs.Want(release, accelerator), Reference, new ParameterValue(Reference));

    /// <summary>Another one.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="by">Whose RAM it is.</param>
    /// <param name="mib">RAM of each run, MiB; at least one.</param>
    /// <param name="alone">Completion time of the reference, s.</param>
    /// <param name="done">All before.</param>
    public static WantedRuns Want(ProgramRequest programs, RamBy by, IReadOnlyList<int> mib, double alone, DoneRuns done)
    {
        GuestAccelerator accelerator = done.Wanted.Runs[0].Recipe.Accelerator;
        WantedRuns[] all = [.. mib.Select(one => Named(
            With(programs, by, one, alone).Want(done.Host.Kernel.Release, accelerator), NameOf(by, one), ParameterValue.Of(one)))];
        return all[0] with { Runs = [.. all.SelectMany(wanted => wanted.Runs)], HostMib = all.Max(wanted => wanted.HostMib) };
    }

    /// <summary>When a run is ended: <see cref="RamRules.GivenUpFactor"/> times the reference's time, in whole seconds, so
    /// that a reference that is another one by a little leaves the runs as they are.</summary>
    public static long TimeoutSeconds(double alone, long? asked) =>
        Math.Min(asked ?? MostSeconds, Math.Clamp((long)Math.Ceiling(alone * RamRules.GivenUpFactor), 1, MostSeconds));

    private static ProgramRequest With(ProgramRequest programs, RamBy by, int mib, double alone)
    {
        ProgramChoices choices = programs.Choices with { TimeoutSeconds = TimeoutSeconds(alone, programs.Choices.TimeoutSeconds) };
        return by == RamBy.Limit
            ? programs with { Choices = choices with { LimitBytes = mib * MibBytes } }
            // The swap device stays as large as it is: by itself it would shrink with the RAM.
            : programs with { Choices = choices, Options = programs.Options with { MemoryMib = mib, SwapMib = SwapMibOf(programs) } };
    }

    private static int? SwapMibOf(ProgramRequest programs) => programs.Options.Swap.IsDevice
        ? programs.Options.SwapMib ?? (Machines.GuestLayout.SwapPerRam * programs.Options.MemoryMib)
        : null;

    private static string NameOf(RamBy by, int mib) => by == RamBy.Limit ? $"limit-{mib}" : $"memory-{mib}";

    private static WantedRuns Named(WantedRuns one, string name, ParameterValue ram) => one with
    {
        Study = Study,
        Runs = [.. one.Runs.Select(run => run with { Name = name, Parameters = Parameters.Of((Ram, ram)), Planned = run.Planned with { Name = name } })],
    };
}
