// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunNamerTests
{
    [Fact]
    public void A_name_is_that_of_the_inputs()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe recipe = runs.Recipes("n1")[0];
        GuestRecipe[] recipes =
        [
            recipe,
            recipe with { Seed = 2 },
            recipe with { StoreMib = 16, Images = [new RecipeImage("/a.img", 0, "12ab"), new RecipeImage("/b.img", 8, "34cd")] },
            recipe with { Settings = new Dictionary<string, string> { ["SWAP"] = "it's ssd" } },
            recipe with { Plan = recipe.Plan with { Run = "n2" } },
            recipe with { KernelArguments = ["quiet"] },
        ];

        Assert.All(recipes, one => Assert.Equal(runs.Host.InputsOf(one).Name, runs.Host.NameOf(one)));
        Assert.Distinct(recipes.Select(runs.Host.NameOf));
    }

    // The inputs say it in pieces; together they must decide all that the guest is given.
    [Fact]
    public void Whatever_changes_the_initramfs_changes_the_name()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe recipe = runs.Recipes("n1")[0];
        GuestRecipe[] recipes =
        [
            recipe,
            recipe with { StoreMib = 16 },
            recipe with { Modules = ["zram"] },
            recipe with { Settings = new Dictionary<string, string> { ["A"] = "b" } },
            recipe with { Plan = recipe.Plan with { Run = "n2" } },
        ];

        Assert.Distinct(recipes.Select(one => runs.Host.InitramfsOf(one).Sha256));
        Assert.Distinct(recipes.Select(runs.Host.NameOf));
    }

    [Fact]
    public void A_host_with_another_part_names_runs_otherwise()
    {
        using var runs = new ReplayedRuns();
        using var folder = new ScratchFolder();
        GuestRecipe recipe = runs.Recipes("n1")[0];
        GuestHost other = runs.Host with { Parts = runs.Host.Parts with { Mp3Module = folder.Write("mp3.ko", "another module") } };

        Assert.NotEqual(runs.Host.NameOf(recipe), other.NameOf(recipe));
        Assert.Contains(
            "guest file /lib/modules/mp3.ko sha256",
            other.InputsOf(recipe).DifferencesFrom(runs.Host.InputsOf(recipe)).Select(change => change.Input));
    }
}
