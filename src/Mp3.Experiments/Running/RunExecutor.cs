// SPDX-License-Identifier: MIT

using System.Runtime.ExceptionServices;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Brings the outcomes of a study's runs: from the store what is there, by guests the rest.</summary>
/// <param name="study">Name of the study, for the store's lists.</param>
/// <param name="host">What boots the guests.</param>
/// <param name="use">The store.</param>
/// <param name="progress">Is told how it goes.</param>
internal sealed class RunExecutor(string study, GuestHost host, StoreUse use, IStudyProgress progress)
{
    private readonly Lock _lock = new();
    private readonly List<(string Run, Mp3Exception Why)> _failures = [];
    private readonly StoreWarnings _warnings = new(progress);

    /// <summary>All runs, in their order.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="order">In which they are begun: indexes.</param>
    /// <param name="jobs">Guests at once.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    /// <exception cref="Mp3Exception">A run failed (1); the others are done all the same, and in the store. Or the machine
    /// lacks something, or the guest refuses a setting, which ends all.</exception>
    public async Task<IReadOnlyList<ObtainedRun>> RunAllAsync(
        IReadOnlyList<WantedRun> runs,
        IReadOnlyList<int> order,
        int jobs,
        CancellationToken cancellation)
    {
        var done = new ObtainedRun?[runs.Count];
        TakeStored(runs, done);
        int[] missing = [.. order.Where(i => done[i] is null)];
        progress.Planned([.. missing.Select(i => runs[i].Planned)], jobs);
        try
        {
            await GuestScheduler.RunAsync(missing, jobs, async (i, token) => done[i] = await TryRunAsync(runs[i], token), cancellation);
        }
        catch (OperationCanceledException)
        {
            if (done.Count(run => run?.Source.Name is not null) is > 0 and var kept)
            {
                progress.Say($"{kept} of {runs.Count} runs are done and in the store: the next start computes the rest alone");
            }

            throw;
        }

        return _failures.Count == 0 ? [.. done.OfType<ObtainedRun>()] : throw Failure(runs.Count, [.. done.OfType<ObtainedRun>()]);
    }

    private void TakeStored(IReadOnlyList<WantedRun> runs, ObtainedRun?[] done)
    {
        if (use.Store is not { } store || use.IsFresh || runs.Any(run => run.Recipe.Clock != GuestClock.Virtual))
        {
            return;
        }

        IReadOnlyList<RunLine>? lines = null;
        for (int i = 0; i < runs.Count; i++)
        {
            RunName name = host.NameOf(runs[i].Recipe);
            RunReading reading = store.TryRead(name);
            _warnings.Tell(RunOnce.Warning(name, reading));
            if (reading is FoundRun found)
            {
                GuestOutcome.Finished kept = PackedOutcome.Unpack(found.Run.Outcome);
                done[i] = Obtained(runs[i], kept, name, isFromStore: true);
                foreach (OutputLine printed in KeptOutput.Of(runs[i].Recipe.Plan, kept))
                {
                    progress.Printed(runs[i].Shown, printed);
                }

                progress.Kept(runs[i].Shown);
            }
            else if (use.Explains)
            {
                lines ??= store.Index.Lines(out _);
                progress.Say($"{runs[i].Name} is not in the store: {WhyNot(store, lines, host.InputsOf(runs[i].Recipe))}");
            }
        }

        if (done.Any(run => run is not null))
        {
            progress.Say($"{done.Count(run => run is not null)} of {runs.Count} runs from the store ({store.Root})");
        }
    }

    /// <summary>Why a run is not in the store, in words.</summary>
    /// <param name="store">The store.</param>
    /// <param name="lines">As lists show it: read once for many runs.</param>
    /// <param name="inputs">Of the run.</param>
    internal static string WhyNot(RunStore store, IReadOnlyList<RunLine> lines, RunInputs inputs) =>
        NearestRun.Find(store, lines, inputs) is not { } nearest ? "it is empty"
        : nearest.FirstDifference is { Length: > 0 } difference ? $"{difference} ({nearest.Line.Study} {nearest.Line.Run}), the nearest of {lines.Count:N0}"
        : "its entry can't be read";

    /// <summary>null: it failed, which is noted.</summary>
    private async Task<ObtainedRun?> TryRunAsync(WantedRun run, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(run, cancellation);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Failed)
        {
            lock (_lock)
            {
                _failures.Add((run.Name, e));
            }

            progress.Say(e.Message);
            return null;
        }
    }

    private async Task<ObtainedRun> RunAsync(WantedRun run, CancellationToken cancellation)
    {
        GuestRecipe recipe = run.Recipe;
        if (use.Store is not { } store || recipe.Clock != GuestClock.Virtual)
        {
            return Obtained(run, await ReportedBoot.OfAsync(host, run, progress, cancellation), name: null, isFromStore: false);
        }

        RunInputs inputs = host.InputsOf(recipe);
        RunObtained obtained = await RunOnce.GetAsync(
            store, inputs, token => ReportedBoot.PackedAsync(study, host, run, progress, token), use.IsFresh, () => progress.Say($"{run.Name}: another process is computing it; waiting for that"), cancellation);
        _warnings.Tell(obtained.Warnings);
        if (obtained.IsFromStore)
        {
            progress.Say($"{run.Name}: another process has computed it meanwhile");
            progress.Kept(run.Shown);
        }

        return Obtained(run, PackedOutcome.Unpack(obtained.Outcome), inputs.Name, obtained.IsFromStore);
    }

    private ObtainedRun Obtained(WantedRun run, GuestOutcome.Finished finished, RunName? name, bool isFromStore) =>
        new(run.Recipe.Plan, new Lazy<Initramfs>(() => host.InitramfsOf(run.Recipe)), finished, new RunSource(run.Name, name?.ToString(), isFromStore));

    private Mp3Exception Failure(int all, ObtainedRun[] done)
    {
        if (all == 1)
        {
            ExceptionDispatchInfo.Throw(_failures[0].Why);
        }

        string kept = done.Length == 0 ? "" : done.Any(run => run.Source.Name is null)
            ? $"; the other {done.Length} are lost with it"
            : $"; the other {done.Length} are in the store, and the next start computes what is missing alone";
        return new Mp3Exception(
            _failures.Count == 1
                ? $"{_failures[0].Why.Message}, so there is no result{kept}"
                : $"{_failures.Count} of {all} runs failed ({string.Join(", ", _failures.Select(failure => failure.Run))}), so there is no result{kept}",
            ExitCode.Failed)
        {
            Details = [.. _failures.SelectMany(failure => _failures.Count == 1 ? failure.Why.Details : failure.Why.Details.Prepend(failure.Why.Message))],
        };
    }
}
