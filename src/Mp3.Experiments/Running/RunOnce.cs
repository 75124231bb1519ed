// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>The way to an outcome: from the store if it has it, else by computing it, which one process at a time does.</summary>
public static class RunOnce
{
    /// <summary>The outcome of a run.</summary>
    /// <param name="store">The store.</param>
    /// <param name="inputs">All that decides the outcome.</param>
    /// <param name="compute">Computes it; an exception of it stores nothing.</param>
    /// <param name="fresh">Compute it even if it is stored.</param>
    /// <param name="waits">Is called once if another process computes it.</param>
    /// <param name="cancellation">Given to <paramref name="compute"/>; ends the wait for another process, too.</param>
    public static async Task<RunObtained> GetAsync(
        RunStore store,
        RunInputs inputs,
        Func<CancellationToken, Task<(RunOutcome Outcome, RunNotes Notes)>> compute,
        bool fresh = false,
        Action? waits = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compute);
        var warnings = new List<string>();
        while (true)
        {
            // An entry that is in the way and can't be moved is as good as none.
            bool isInTheWay = fresh;
            if (!fresh)
            {
                RunReading reading = store.TryRead(inputs.Name);
                if (reading is FoundRun found)
                {
                    return new RunObtained(found.Run.Outcome, found.Run.Notes, IsFromStore: true, warnings);
                }

                warnings.AddRange(Warning(inputs.Name, reading));
                isInTheWay = reading is RefusedRun or DamagedRun { PutAside: null };
            }

            using RunLock? held = await RunLock.TakeAsync(store, inputs.Name, isInTheWay, waits, cancellation);
            if (held is null)
            {
                continue;
            }

            warnings.AddRange(held.Warning is { } warning ? [warning] : []);
            (RunOutcome outcome, RunNotes notes) = await compute(cancellation);
            RunWriting written = store.TryWrite(inputs, outcome, notes);
            warnings.AddRange(written.Warning is { } refused ? [refused] : []);
            return new RunObtained(outcome, notes, IsFromStore: false, warnings) { IsKept = written.IsStored };
        }
    }

    /// <summary>What is to be said of a look into the store, one line each.</summary>
    internal static string[] Warning(RunName name, RunReading reading) => reading switch
    {
        DamagedRun damaged => [$"run {name.Abbreviated} is damaged in the store and is computed anew: {damaged.File}: {damaged.What}"
            + (damaged.PutAside is { } place ? $"; put aside as {place}" : "; it can't be put aside")],
        RefusedRun refused => [refused.Why],
        _ => [],
    };
}

/// <summary>An outcome, and where it came from.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Notes">What it took, here or then.</param>
/// <param name="IsFromStore">It was not computed by this call.</param>
/// <param name="Warnings">What went wrong with the store, one line each.</param>
public sealed record RunObtained(RunOutcome Outcome, RunNotes Notes, bool IsFromStore, IReadOnlyList<string> Warnings)
{
    /// <summary>The store has it now.</summary>
    public bool IsKept { get; init; } = true;
}
