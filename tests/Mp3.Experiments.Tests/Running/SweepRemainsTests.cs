// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class SweepRemainsTests : IDisposable
{
    private static readonly DateTime Now = new(2036, 11, 28, 0, 0, 0, DateTimeKind.Utc);

    private readonly ScratchFolder _scratch = new();
    private readonly ReplayedRuns _runs = new();
    private readonly RunStore _store;

    public SweepRemainsTests() => _store = new RunStore(_scratch["store"]);

    public void Dispose()
    {
        _runs.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void What_a_sweep_left_goes_with_its_age_and_an_image_with_the_last_sweep_that_needs_it()
    {
        NamedRun old = Deposit("1d", "one");
        NamedRun young = Deposit("2d", "two");
        _store.Failures.Note(new FailedRun(old.Name, "n1", "broken"));
        Age("recipes/1d", days: 30);
        Age($"failures/{old.Name}", days: 30);
        Age("recipes/2d", days: 1);
        foreach (string image in Directory.GetFiles(_scratch["store/v1/images"]))
        {
            File.SetLastWriteTimeUtc(image, Now.AddDays(-30));
        }

        _ = new RunCollector(TimeSpan.FromDays(7), null).Collect(_store, Now, dryRun: true);
        Assert.Equal(2, _store.Recipes.Find([old.Name, young.Name]).Count);

        Assert.Null(new RunCollector(TimeSpan.FromDays(7), null).Collect(_store, Now, dryRun: false).Warning);

        ShelvedRecipe left = Assert.Single(_store.Recipes.Find([old.Name, young.Name]).Values);
        Assert.Equal("two", File.ReadAllText(Assert.Single(left.Recipe.Images).Path));
        Assert.Single(Directory.GetFiles(_scratch["store/v1/images"]));
        Assert.Null(_store.Failures.Find(old.Name));
    }

    private NamedRun Deposit(string sweep, string content)
    {
        string image = _scratch.Write("an image", content);
        NamedRun run = _runs.Named("n1")[0];
        GuestRecipe recipe = run.Run.Recipe with { StoreMib = 1, Images = [new RecipeImage(image, 0, Digest.Of(System.Text.Encoding.UTF8.GetBytes(content)))] };
        NamedRun named = run with { Run = run.Run with { Recipe = recipe }, Name = _runs.Host.NameOf(recipe) };
        _store.Recipes.Deposit(sweep, [named], TestContext.Current.CancellationToken);
        File.Delete(image);
        return named;
    }

    private void Age(string path, int days)
    {
        string full = _scratch[$"store/v1/{path}"];
        if (Directory.Exists(full))
        {
            Directory.SetLastWriteTimeUtc(full, Now.AddDays(-days));
        }
        else
        {
            File.SetLastWriteTimeUtc(full, Now.AddDays(-days));
        }
    }
}
