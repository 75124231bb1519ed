// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Running;

public sealed class RecipeShelfTests : IDisposable
{
    private const string Sweep = "5eed";
    private readonly ScratchFolder _scratch = new();
    private readonly ReplayedRuns _runs = new();

    private RunStore Store => new(_scratch["store"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _runs.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_run_is_the_same_when_it_comes_back()
    {
        NamedRun[] put = _runs.Named("n1", "n2", "n3");
        Store.Recipes.Deposit(Sweep, put, Token);

        IReadOnlyDictionary<RunName, ShelvedRecipe> found = Store.Recipes.Find([put[0].Name, put[2].Name]);

        Assert.Equal(2, found.Count);
        Assert.Equal([put[0].Name, put[2].Name], ((NamedRun[])[put[0], put[2]]).Select(run => found[run.Name].On(_runs.Host).Name));
        Assert.Equal(("test", "n3", 256), (found[put[2].Name].Study, found[put[2].Name].Run, found[put[2].Name].HostMib));
    }

    [Fact]
    public void Of_a_run_that_nobody_put_there_there_is_none()
    {
        NamedRun[] runs = _runs.Named("n1", "n2");
        Assert.Empty(Store.Recipes.Find([runs[0].Name]));
        Store.Recipes.Deposit(Sweep, runs[..1], Token);

        Assert.Equal([runs[0].Name], Store.Recipes.Find([runs[0].Name, runs[1].Name]).Keys);
    }

    [Fact]
    public void Very_many_go_through_little_memory_and_all_come_back()
    {
        NamedRun one = _runs.Named("n1")[0];
        const int Count = 20_000;

        Store.Recipes.Deposit(Sweep, Enumerable.Range(1, Count).Select(seed => Seeded(one, seed)), Token);

        Assert.Equal(256, Directory.GetFiles(Path.Combine(_scratch["store"], "v1", "recipes", Sweep), "*.gz").Length);
        RunName[] names = [.. Enumerable.Range(1, Count).Where(seed => seed % 977 == 0).Select(seed => Seeded(one, seed).Name)];
        Assert.Equal(names.Order(), Store.Recipes.Find(names).Keys.Order());
    }

    [Fact]
    public void The_same_sweep_is_put_there_once()
    {
        Store.Recipes.Deposit(Sweep, _runs.Named("n1"), Token);

        Store.Recipes.Deposit(Sweep, Never(), Token);

        static IEnumerable<NamedRun> Never()
        {
            Assert.Fail("the recipes are there, and nobody needs to name the runs");
            yield break;
        }
    }

    [Fact]
    public void One_that_was_interrupted_leaves_nothing_there()
    {
        using var cancel = new CancellationTokenSource();
        NamedRun[] runs = _runs.Named("n1", "n2");

        Assert.Throws<OperationCanceledException>(() => Store.Recipes.Deposit(Sweep, Interrupted(), cancel.Token));

        Assert.Empty(Store.Recipes.Find([runs[0].Name]));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_scratch["store"], "v1", "incomplete")));

        IEnumerable<NamedRun> Interrupted()
        {
            yield return runs[0];
            cancel.Cancel();
            yield return runs[1];
        }
    }

    [Fact]
    public void What_the_disks_hold_is_there_for_machines_that_lack_it()
    {
        string image = _scratch.Write("an image", "what the disk holds");
        NamedRun run = _runs.Named("n1")[0];
        GuestRecipe recipe = run.Run.Recipe with { StoreMib = 1, Images = [new RecipeImage(image, 0, FileDigests.Of(image))] };
        NamedRun withDisk = run with { Run = run.Run with { Recipe = recipe }, Name = _runs.Host.NameOf(recipe) };
        Store.Recipes.Deposit(Sweep, [withDisk], Token);
        File.Delete(image);

        NamedRun found = Store.Recipes.Find([withDisk.Name])[withDisk.Name].On(_runs.Host);

        Assert.Equal(withDisk.Name, found.Name);
        Assert.Equal("what the disk holds", File.ReadAllText(Assert.Single(found.Run.Recipe.Images).Path));
    }

    [Fact]
    public void What_another_machine_has_otherwise_is_named()
    {
        NamedRun run = _runs.Named("n1")[0];
        Store.Recipes.Deposit(Sweep, [run], Token);
        GuestHost other = _runs.Host with { Parts = _runs.Host.Parts with { Mp3Module = _scratch.Write("mp3.ko", "another module") } };
        ShelvedRecipe found = Store.Recipes.Find([run.Name])[run.Name];

        string difference = found.FirstDifference(other.InputsOf(found.Recipe));

        Assert.StartsWith("guest file /lib/modules/mp3.ko sha256 (", difference, StringComparison.Ordinal);
        Assert.Contains($"{Digest.Abbreviate(FileDigests.Of(_scratch["mp3.ko"]))} here", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_said_with_the_way_out()
    {
        NamedRun run = _runs.Named("n1")[0];
        Store.Recipes.Deposit(Sweep, [run], Token);
        File.WriteAllText(Directory.GetFiles(Path.Combine(_scratch["store"], "v1", "recipes", Sweep), "*.gz")[0], "no gzip");

        Mp3Exception damaged = Assert.Throws<Mp3Exception>(() => Store.Recipes.Find([run.Name]));

        Assert.Equal(ExitCode.Failed, damaged.ExitCode);
        Assert.Contains("'mp3 sweep FILE --list --missing' puts them there anew", damaged.Message, StringComparison.Ordinal);
    }

    private NamedRun Seeded(NamedRun run, int seed)
    {
        GuestRecipe recipe = run.Run.Recipe with { Seed = (ulong)seed };
        return run with { Run = run.Run with { Recipe = recipe }, Name = _runs.Host.NameOf(recipe) };
    }
}
