// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Runs in rounds: what comes out of one decides which follow.</summary>
internal static class RunRounds
{
    /// <summary>All rounds, to the first that would have no run.</summary>
    /// <param name="first">The first round.</param>
    /// <param name="next">The runs of the next one, given all that are done; null: there is none.</param>
    /// <param name="runAsync">Gets the runs of a round.</param>
    /// <param name="progress">Is told of each round.</param>
    /// <returns>The runs in the order of the rounds.</returns>
    /// <exception cref="Mp3Exception">Of a run that failed. Failed: a round asks for what an earlier one had, and would
    /// do so for ever.</exception>
    public static async Task<DoneRuns> OfAsync(
        WantedRuns first, Func<DoneRuns, WantedRuns?> next, Func<WantedRuns, Task<DoneRuns>> runAsync, IStudyProgress progress)
    {
        progress.Round(first.Runs.Count);
        DoneRuns done = await runAsync(first);
        while (next(done) is { Runs.Count: > 0 } round)
        {
            RequireNew(round, done);
            progress.Round(done.Runs.Count + round.Runs.Count);
            done = done.With(await runAsync(round));
        }

        return done;
    }

    private static void RequireNew(WantedRuns round, DoneRuns done)
    {
        HashSet<string> names = [.. done.Wanted.Runs.Select(run => run.Name)];
        if (round.Runs.FirstOrDefault(run => !names.Add(run.Name)) is { } again)
        {
            throw Mp3Exception.Failed($"the study asks for its run {again.Name} a second time: a fault in it");
        }
    }
}
