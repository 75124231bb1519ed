// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunExecutorTests : IDisposable
{
    private static readonly string[] Names = ["n1", "n2", "n3", "n4", "n5"];
    private readonly ScratchFolder _scratch = new();

    private StoreUse Use => new(new RunStore(_scratch["store"]));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task What_was_computed_once_comes_from_the_store_the_next_time_and_is_the_same()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe[] recipes = runs.Recipes(Names);

        IReadOnlyList<ObtainedRun> cold = await runs.ObtainAsync(recipes, Use, cancellation: Token);
        IReadOnlyList<ObtainedRun> warm = await runs.ObtainAsync(recipes, Use, cancellation: Token);

        Assert.Equal(Names, runs.Boots.Order());
        Assert.All(cold, run => Assert.False(run.Source.FromStore));
        Assert.All(warm, run => Assert.True(run.Source.FromStore));
        Assert.Equal(Names, warm.Select(run => Encoding.ASCII.GetString(run.Finished.Records)));
        Assert.Equal(cold.Select(run => (run.Source.Name, run.Finished.Report.Run)), warm.Select(run => (run.Source.Name, run.Finished.Report.Run)));
    }

    [Fact]
    public async Task More_runs_than_before_compute_what_is_new_alone_and_that_is_said()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe[] recipes = runs.Recipes(Names);
        _ = await runs.ObtainAsync(recipes[..3], Use, cancellation: Token);
        var progress = new KeptProgress();

        _ = await runs.ObtainAsync(recipes, Use, progress, Token);

        Assert.Equal(Names, runs.Boots.Order());
        Assert.Contains($"3 of 5 runs from the store ({_scratch["store"]})", progress.Said);
    }

    [Fact]
    public async Task A_run_that_fails_costs_no_other_and_the_next_start_computes_it_alone()
    {
        using var runs = new ReplayedRuns($"[ \"$run\" != n3 ] || [ -e '{_scratch["mended"]}' ] || {{ echo broken >&2; exit 1; }}");
        GuestRecipe[] recipes = runs.Recipes(Names);

        Mp3Exception failed = await Assert.ThrowsAsync<Mp3Exception>(() => runs.ObtainAsync(recipes, Use, cancellation: Token));
        _scratch.Write("mended", "");
        IReadOnlyList<ObtainedRun> whole = await runs.ObtainAsync(recipes, Use, cancellation: Token);

        Assert.Equal(
            (ExitCode.Failed, "QEMU failed in run n3 with exit code 1: broken, so there is no result; the other 4 are in the store, and the next start computes what is missing alone"),
            (failed.ExitCode, failed.Message));
        Assert.Equal(Names.Append("n3").Order(), runs.Boots.Order());
        Assert.Equal(["n3"], whole.Where(run => !run.Source.FromStore).Select(run => run.Plan.Run));
    }

    [Fact]
    public async Task Several_that_fail_are_all_named()
    {
        using var runs = new ReplayedRuns("case $run in n2|n4) exit 1 ;; esac");

        Mp3Exception failed = await Assert.ThrowsAsync<Mp3Exception>(() => runs.ObtainAsync(runs.Recipes(Names), Use, cancellation: Token));

        Assert.StartsWith("2 of 5 runs failed (", failed.Message, StringComparison.Ordinal);
        Assert.Equal(2, failed.Details.Count(line => line.StartsWith("QEMU failed in run n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_interrupted_study_keeps_what_was_done()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var runs = new ReplayedRuns("case $run in n4|n5) sleep 600 ;; esac");
        GuestRecipe[] recipes = runs.Recipes(Names);
        var progress = new KeptProgress { OnFinished = done => { if (done == 3) { stop.Cancel(); } } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runs.ObtainAsync(recipes, Use, progress, stop.Token));

        Assert.Equal(3, new RunStore(_scratch["store"]).Index.Lines().Count);
        Assert.Contains($"3 of {Names.Length} runs are done and in the store: the next start computes the rest alone", progress.Said);
    }

    [Fact]
    public async Task Fresh_runs_are_computed_all_and_agree_with_what_is_stored()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe[] recipes = runs.Recipes(Names);
        _ = await runs.ObtainAsync(recipes, Use, cancellation: Token);
        var progress = new KeptProgress();

        IReadOnlyList<ObtainedRun> fresh = await runs.ObtainAsync(recipes, Use with { IsFresh = true }, progress, Token);

        Assert.Equal(2 * Names.Length, runs.Boots.Count);
        Assert.All(fresh, run => Assert.False(run.Source.FromStore));
        Assert.DoesNotContain(progress.Said, line => line.StartsWith("warning:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_store_and_under_the_host_s_clock_nothing_is_kept()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe[] recipes = runs.Recipes("n1");

        _ = await runs.ObtainAsync(recipes, StoreUse.None, cancellation: Token);
        IReadOnlyList<ObtainedRun> real = await runs.ObtainAsync([recipes[0] with { Clock = GuestClock.Real }], Use, cancellation: Token);

        Assert.Null(real[0].Source.Name);
        Assert.Equal(2, runs.Boots.Count);
        Assert.Empty(new RunStore(_scratch["store"]).Index.Lines());
    }

    [Fact]
    public async Task Two_studies_at_once_boot_each_guest_once()
    {
        using var runs = new ReplayedRuns("sleep 0.3");
        GuestRecipe[] recipes = runs.Recipes(Names);

        IReadOnlyList<ObtainedRun>[] both = await Task.WhenAll(
            runs.ObtainAsync(recipes, Use, cancellation: Token), runs.ObtainAsync(recipes, Use, cancellation: Token));

        Assert.Equal(Names, runs.Boots.Order());
        Assert.All(both, all => Assert.Equal(Names, all.Select(run => run.Finished.Report.Run)));
    }

    [Fact]
    public async Task Why_a_run_is_not_there_is_said_in_words()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe recipe = runs.Recipes("n1")[0];
        _ = await runs.ObtainAsync([recipe], Use, cancellation: Token);
        var progress = new KeptProgress();

        _ = await runs.ObtainAsync([recipe with { RamMib = 512 }], Use with { Explains = true }, progress, Token);

        string why = Assert.Single(progress.Said, line => line.StartsWith("n1 is not in the store: ", StringComparison.Ordinal));
        Assert.Contains("machine: ram_mib is 512, and 256 in ", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_entry_is_named_and_computed_anew()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe[] recipes = runs.Recipes("n1");
        ObtainedRun first = (await runs.ObtainAsync(recipes, Use, cancellation: Token))[0];
        string entry = new RunStore(_scratch["store"]).FolderOf(RunName.Parse(first.Source.Name!));
        await File.AppendAllTextAsync(Path.Combine(entry, "outcome.zip"), "x", Token);
        var progress = new KeptProgress();

        ObtainedRun again = (await runs.ObtainAsync(recipes, Use, progress, Token))[0];

        Assert.False(again.Source.FromStore);
        Assert.Equal(2, runs.Boots.Count);
        Assert.Contains(progress.Said, line => line.StartsWith("warning: run ", StringComparison.Ordinal) && line.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_of_a_run_knows_nothing_of_where_it_was_made()
    {
        using var here = new ReplayedRuns();
        using var there = new ReplayedRuns();

        RunInputs Inputs(ReplayedRuns runs)
        {
            GuestRecipe recipe = runs.Recipes("n1")[0];
            return runs.Host.InputsOf(recipe);
        }

        Assert.Equal(Inputs(here).Name, Inputs(there).Name);
        Assert.DoesNotContain(Inputs(here).All, input => input.Value.Contains(Path.GetTempPath(), StringComparison.Ordinal));
    }
}
