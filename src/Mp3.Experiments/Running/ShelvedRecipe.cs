// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running;

/// <summary>A run that somebody wants and nobody has computed.</summary>
/// <param name="Study">Who wants it, for the store's lists.</param>
/// <param name="Run">Its name there.</param>
/// <param name="HostMib">Memory of the host that its guest takes, MiB, QEMU's own apart.</param>
/// <param name="Recipe">What is run.</param>
/// <param name="Neighbour">The inputs, where it was named, of a run on the same kernel; null: nobody kept them.</param>
internal sealed record ShelvedRecipe(string Study, string Run, int HostMib, GuestRecipe Recipe, RunInputs? Neighbour)
{
    /// <summary>The run as its study wanted it, as far as anybody needs to know who computes it.</summary>
    private WantedRun Wanted => new(Run, Parameters.None, Recipe, new PlannedRun(Run, Math.Max(1, RunSteps.Count(Recipe.Plan))));

    /// <summary>The run under the name that it has on a host.</summary>
    public NamedRun On(GuestHost host) => new(Study, host.NameOf(Recipe), host, Wanted, HostMib);

    /// <summary>Why the run has another name here: the first input that this machine has otherwise, in words.</summary>
    /// <param name="here">The inputs that it has here.</param>
    public string FirstDifference(RunInputs here)
    {
        // What a run has by itself, its neighbour has otherwise, too.
        InputChange? change = Neighbour is null ? null : here.DifferencesFrom(Neighbour).FirstOrDefault(change => !GuestInputs.IsOfRun(change.Input));
        return change is null ? "something that decides its outcome" : $"{change.Input} ({Text(change.Now)} here, {Text(change.Then)} there)";
    }

    private static string Text(string? value) => value is null ? "not given" : value.Length == RunName.Length ? Digest.Abbreviate(value) : value;
}
