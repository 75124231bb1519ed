// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>A setting with one seed: what the study itself would be asked for.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Request">With that seed, prepared.</param>
/// <param name="Host">What boots its guests.</param>
/// <param name="Wanted">Its runs; of a study with rounds those that are known by now.</param>
/// <param name="Names">Of the runs, in their order.</param>
internal sealed record SweepCell(
    SweepSetting Setting, ulong Seed, IStudyRequest Request, GuestHost Host, WantedRuns Wanted, IReadOnlyList<RunName> Names)
{
    /// <summary>Of a study with rounds: none follows any more.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Memory of the host that the largest of its guests takes, MiB, QEMU's own apart.</summary>
    public required Lazy<int> HostNeed { get; init; }

    /// <summary>In words, to tell its runs from those of others: <c>memory=512 swap=ssd seed=3</c>.</summary>
    public string Words => Setting.At.All.Count == 0 ? $"seed={Seed}" : $"{Setting.Words} seed={Seed}";

    /// <summary>A cell with the runs that are known without any outcome.</summary>
    public static SweepCell Of(SweepSetting setting, ulong seed, IStudyRequest request, GuestHost host)
    {
        IStudyRequest own = request.WithSeed(seed);
        WantedRuns wanted = own.Want(host.Kernel.Release, GuestAccelerator.Tcg);
        return new SweepCell(setting, seed, own, host, wanted, NamesOf(host, wanted)) { IsWhole = !own.HasRounds, HostNeed = wanted.HostNeed };
    }

    /// <summary>The same with the rounds that follow from what is stored.</summary>
    /// <param name="store">Where the outcomes are.</param>
    public SweepCell WithRounds(RunStore store)
    {
        SweepCell all = this;
        DoneRuns? done = all.Read(store, 0);
        while (done is not null)
        {
            if (Request.Next(done) is not { Runs.Count: > 0 } next)
            {
                return all with { IsWhole = true };
            }

            int before = all.Names.Count;
            all = all with
            {
                Wanted = all.Wanted with { Runs = [.. all.Wanted.Runs, .. next.Runs] },
                Names = [.. all.Names, .. NamesOf(Host, next)],
            };
            done = all.Read(store, before) is { } more ? done.With(more) : null;
        }

        return all;
    }

    /// <summary>The outcomes of all runs from one on; null: one is not there.</summary>
    private DoneRuns? Read(RunStore store, int first)
    {
        List<ObtainedRun> runs = [];
        for (int i = first; i < Names.Count; i++)
        {
            if (StoredOutcome.Read(store, Host, Wanted.Runs[i], Names[i]) is not { } run)
            {
                return null;
            }

            runs.Add(run);
        }

        return new DoneRuns(Host, Wanted with { Runs = [.. Wanted.Runs.Skip(first)] }, runs);
    }

    private static RunName[] NamesOf(GuestHost host, WantedRuns wanted) => [.. wanted.Runs.Select(run => host.NameOf(run.Recipe))];
}
