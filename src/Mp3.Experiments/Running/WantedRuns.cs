// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>How a person wants runs to be run; none of it says what they are.</summary>
/// <param name="Kernel">Release or series of the guests' kernel; null: the preferred one.</param>
/// <param name="Qemu">Another QEMU than the one on PATH; null: as <see cref="Guest.Qemu.Choose(string?)"/> finds it.</param>
/// <param name="Clock">How time passes in the guests.</param>
/// <param name="Jobs">Guests at once; null: as many as fit.</param>
/// <param name="Store">What is done with the store of runs.</param>
public sealed record RunChoices(string? Kernel, string? Qemu, GuestClock Clock, int? Jobs, StoreUse Store)
{
    /// <summary>What is set in the guests' kernel: it must be known before anything is run.</summary>
    public GuestKnobs Knobs { get; init; } = GuestKnobs.None;

    /// <summary>Folder of a module that is built and loaded instead of the project's; null: the project's.</summary>
    public string? Module { get; init; }

    /// <summary>Wall time without a report after which a guest counts as hung; null: as usual.</summary>
    public TimeSpan? Patience { get; init; }
}

/// <summary>A run that a study wants.</summary>
/// <param name="Name">Tells it from all others that are run with it; usually that of its plan.</param>
/// <param name="Parameters">What makes it another one than its neighbours.</param>
/// <param name="Recipe">What is run.</param>
/// <param name="Planned">What it will cost.</param>
public sealed record WantedRun(string Name, Parameters Parameters, GuestRecipe Recipe, PlannedRun Planned)
{
    /// <summary>Its plan under the name that people see.</summary>
    public GuestPlan Shown => Recipe.Plan with { Run = Name };

    /// <summary>The same under a longer name.</summary>
    /// <param name="before">Comes before the name.</param>
    public WantedRun Named(string before) =>
        this with { Name = $"{before}, {Name}", Planned = Planned with { Name = $"{before}, {Planned.Name}" } };
}

/// <summary>All runs that a study wants.</summary>
/// <param name="Study">Name of the study, for the store's lists.</param>
/// <param name="Runs">In the order of the study.</param>
/// <param name="HostNeed">Of <see cref="HostMib"/>: to know it may need a replay of all that the runs access.</param>
/// <param name="Guest">A guest in words: <c>1,024 MiB RAM and 2,048 MiB swap</c>.</param>
public sealed record WantedRuns(string Study, IReadOnlyList<WantedRun> Runs, Lazy<int> HostNeed, string Guest)
{
    /// <param name="study">Name of the study, for the store's lists.</param>
    /// <param name="runs">In the order of the study.</param>
    /// <param name="hostMib">Memory of the host that the largest guest takes, MiB.</param>
    /// <param name="guest">A guest in words.</param>
    public WantedRuns(string study, IReadOnlyList<WantedRun> runs, int hostMib, string guest)
        : this(study, runs, new Lazy<int>(hostMib), guest)
    {
    }

    /// <summary>Memory of the host that the largest guest takes, MiB, QEMU's own apart.</summary>
    public int HostMib
    {
        get => HostNeed.Value;
        init => HostNeed = new Lazy<int>(value);
    }

    /// <summary>Indices of the runs, the most expensive first: whichever is left to run alone at the end is a cheap one.</summary>
    public IReadOnlyList<int> DearestFirst => [.. Enumerable.Range(0, Runs.Count).OrderByDescending(i => Runs[i].Planned.Work)];
}

/// <summary>Runs that are done, and what they were done with.</summary>
/// <param name="Host">What booted the guests.</param>
/// <param name="Wanted">What was asked for.</param>
/// <param name="Runs">In the same order.</param>
public sealed record DoneRuns(GuestHost Host, WantedRuns Wanted, IReadOnlyList<ObtainedRun> Runs)
{
    /// <summary>Where each run came from, in their order.</summary>
    public IReadOnlyList<RunSource> Sources => [.. Runs.Select(run => run.Source)];

    /// <summary>These, and then those of another round.</summary>
    public DoneRuns With(DoneRuns more) => this with
    {
        Wanted = Wanted with
        {
            Runs = [.. Wanted.Runs, .. more.Wanted.Runs],
            HostMib = Math.Max(Wanted.HostMib, more.Wanted.HostMib),
        },
        Runs = [.. Runs, .. more.Runs],
    };

    /// <summary>Some of them, as if they had been asked for alone.</summary>
    public DoneRuns Slice(int start, int count) => this with
    {
        Wanted = Wanted with { Runs = [.. Wanted.Runs.Skip(start).Take(count)] },
        Runs = [.. Runs.Skip(start).Take(count)],
    };
}
