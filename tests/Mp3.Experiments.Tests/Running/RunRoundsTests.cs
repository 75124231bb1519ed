// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunRoundsTests
{
    [Fact]
    public async Task Each_round_knows_of_all_before_and_the_runs_come_in_their_order()
    {
        using var runs = new ReplayedRuns();
        var progress = new KeptProgress();
        List<int> known = [];

        DoneRuns done = await RunRounds.OfAsync(
            Want(runs, "n1"),
            so =>
            {
                known.Add(so.Runs.Count);
                return so.Runs.Count switch { 1 => Want(runs, "n2", "n3"), 3 => Want(runs, "n4"), _ => null };
            },
            round => GetAsync(runs, round),
            progress);

        Assert.Equal([1, 3, 4], known);
        Assert.Equal([1, 3, 4], progress.Rounds);
        Assert.Equal(["n1", "n2", "n3", "n4"], done.Runs.Select(run => run.Plan.Run));
        Assert.Equal(["n1", "n2", "n3", "n4"], done.Wanted.Runs.Select(run => run.Name));
        Assert.Equal(["n1", "n2", "n3", "n4"], runs.Boots.Order());
    }

    [Fact]
    public async Task A_study_that_asks_for_the_same_for_ever_is_stopped()
    {
        using var runs = new ReplayedRuns();

        Mp3Exception failed = await Assert.ThrowsAsync<Mp3Exception>(() =>
            RunRounds.OfAsync(Want(runs, "n1"), _ => Want(runs, "n1"), round => GetAsync(runs, round), new KeptProgress()));

        Assert.Equal((ExitCode.Failed, "the study asks for its run n1 a second time: a fault in it"), (failed.ExitCode, failed.Message));
    }

    private static WantedRuns Want(ReplayedRuns runs, params string[] names) => new(
        "test",
        [.. runs.Recipes(names).Select(recipe => new WantedRun(recipe.Plan.Run, Parameters.None, recipe, new PlannedRun(recipe.Plan.Run, 1)))],
        256,
        "256 MiB RAM");

    private static async Task<DoneRuns> GetAsync(ReplayedRuns runs, WantedRuns round) => new(
        runs.Host,
        round,
        await runs.ObtainAsync([.. round.Runs.Select(run => run.Recipe)], StoreUse.None, cancellation: TestContext.Current.CancellationToken));
}
