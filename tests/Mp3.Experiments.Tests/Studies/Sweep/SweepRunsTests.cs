// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.Json;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class SweepRunsTests : IDisposable
{
    private readonly MadeSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public async Task Runs_come_by_setting_then_by_seed_then_as_the_study_has_them()
    {
        SweepRuns runs = await _sweep.PrepareAsync();

        Assert.Equal(12, runs.Count);
        Assert.Equal(
            from memory in (int[])[1024, 2048]
            from seed in (int[])[1, 2, 3]
            from run in (string[])["pair-a random", "pair-b local"]
            let words = run.Split(' ')
            select $"{words[0]} memory={memory} seed={seed} second_process={words[1]}",
            runs.All().Select(run => $"{run.Run.Name} {string.Join(' ', run.Parameters.Select(value => $"{value.Key}={value.Value}"))}"));
        Assert.Equal(12, runs.All().Select(run => run.Name).Distinct().Count());
        Assert.Equal(12, runs.All().Select(run => run.Named.Run.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_run_has_the_name_that_it_has_in_its_study_alone()
    {
        SweepRuns runs = await _sweep.PrepareAsync();
        SweepRun some = runs.All().ElementAt(9);

        WantedRuns alone = Mp3.Experiments.Studies.StudyWords.Read(Mp3.Experiments.Studies.StudyList.All[0], "--memory", "2048", "--seed", "2")
            .Want(_sweep.Host.Kernel.Release, Mp3.Experiments.Guest.GuestAccelerator.Tcg);

        Assert.Equal(_sweep.Host.NameOf(alone.Runs[1].Recipe), some.Name);
    }

    [Fact]
    public async Task What_the_store_has_and_what_failed_is_not_missing()
    {
        SweepRuns runs = await _sweep.PrepareAsync();
        SweepRun[] all = [.. runs.All()];
        _sweep.Keep(all[0]);
        _sweep.Keep(all[5]);
        _sweep.Store.Failures.Note(new FailedRun(all[7].Name, "x", "it hung"));

        Assert.Equal(all.Select(run => run.Name).Except([all[0].Name, all[5].Name, all[7].Name]), runs.Missing().Select(run => run.Name));
        Assert.Equal(
            [RunState.Stored, RunState.Missing, RunState.Missing, RunState.Missing, RunState.Missing, RunState.Stored, RunState.Missing, RunState.Failed],
            runs.All().Take(8).Select(run => run.State));
    }

    [Fact]
    public async Task The_list_has_a_line_a_run()
    {
        SweepRuns runs = await _sweep.PrepareAsync();
        _sweep.Keep(runs.All().First());

        string[] lines = ListOf(stream => SweepListing.Write(stream, runs, missing: false)).TrimEnd('\n').Split('\n');
        string[] missing = ListOf(stream => SweepListing.Write(stream, runs, missing: true)).TrimEnd('\n').Split('\n');

        Assert.Equal(12, lines.Length);
        Assert.Equal([$"{runs.All().First().Name}", "stored", "pair-a", "memory=1024", "seed=1", "second_process=random"], lines[0].Split('\t'));
        Assert.Equal(lines[1..], missing);
        Assert.All(missing, line => Assert.True(RunName.TryParse(line.Split('\t')[0], out _)));
    }

    [Fact]
    public async Task The_list_is_a_JSON_document_if_wanted()
    {
        SweepRuns runs = await _sweep.PrepareAsync();

        using var document = JsonDocument.Parse(ListOf(stream => SweepListing.WriteJson(stream, runs, missing: true)));

        Assert.Equal(runs.Digest, document.RootElement.GetProperty("sweep").GetString());
        JsonElement[] all = [.. document.RootElement.GetProperty("runs").EnumerateArray()];
        Assert.Equal(runs.All().Select(run => $"{run.Name}"), all.Select(run => run.GetProperty("name").GetString()));
        Assert.Equal("1024", all[0].GetProperty("parameters").GetProperty("memory").GetString());
    }

    [Fact]
    public async Task Recipes_are_told_to_the_store_for_who_computes_by_names()
    {
        SweepRuns runs = await _sweep.PrepareAsync();

        Shelved.Deposit(runs, TestContext.Current.CancellationToken);

        RunName[] names = [.. runs.All().Select(run => run.Name)];
        IReadOnlyDictionary<RunName, ShelvedRecipe> shelved = _sweep.Store.Recipes.Find(names);
        Assert.Equal(names.Order(), shelved.Keys.Order());
        Assert.All(shelved, pair => Assert.Equal(pair.Key, _sweep.Host.NameOf(pair.Value.Recipe)));
    }

    [Fact]
    public async Task The_digest_is_that_of_the_runs_however_they_were_asked_for()
    {
        string one = (await _sweep.PrepareAsync()).Digest;

        Assert.Equal(one, (await _sweep.PrepareAsync("study=\"casestudy1\"\nseeds=[1,2,3]\n[sweep]\nmemory=[1024,2048] # a comment\n")).Digest);
        Assert.NotEqual(one, (await _sweep.PrepareAsync("study=\"casestudy1\"\nseeds=[1,2]\n[sweep]\nmemory=[1024,2048]\n")).Digest);
    }

    [Fact]
    public async Task A_setting_that_can_t_be_is_refused_before_anything_is_run()
    {
        Mp3Exception e = await Assert.ThrowsAsync<Mp3Exception>(() => _sweep.PrepareAsync("study = \"casestudy1\"\n[sweep]\nswap-size = [4096, 64]\n"));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.StartsWith("with swap-size=64: run pair-a touches ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_will_take_is_learned_from_what_is_stored()
    {
        SweepRuns runs = await _sweep.PrepareAsync();
        SweepEstimate before = SweepEstimate.Of(runs, jobs: 2);
        foreach (SweepRun run in runs.All().Take(4).ToArray())
        {
            _sweep.Keep(run);
        }

        SweepEstimate after = SweepEstimate.Of(runs, jobs: 2);

        Assert.Equal((12, 0, 12, 0), (before.Runs, before.Stored, before.Missing, before.Samples));
        Assert.Equal((12, 4, 8, 4), (after.Runs, after.Stored, after.Missing, after.Samples));
        // Each took 2 s.
        Assert.Equal(16, after.CpuSeconds, 1e-9);
        Assert.Equal(8, after.WallSeconds, 1e-9);
        Assert.True(after.HostMib > 2048);
    }

    private static string ListOf(Action<Stream> write)
    {
        using var stream = new KeptStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Can be read after it was closed.</summary>
    private sealed class KeptStream : MemoryStream;
}
