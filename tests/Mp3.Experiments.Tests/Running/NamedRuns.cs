// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

/// <summary>Runs whose names begin as the examples of the helps say. Names can't be chosen, so seeds are tried.</summary>
internal static class NamedRuns
{
    private static readonly Lazy<RunInputs[]> Found = new(() => [Beginning("3f2a"), Beginning("b01d")]);

    /// <summary>A store with the runs of the examples.</summary>
    public static RunStore Store(string folder)
    {
        var store = new RunStore(folder);
        Assert.All(Found.Value, inputs => Assert.True(store.TryWrite(inputs, MadeRun.Outcome(1), MadeRun.Told(1)).IsStored));
        return store;
    }

    /// <summary>Inputs whose run has such a name; four digits take some 65,000 trials.</summary>
    public static RunInputs Beginning(string digits) => Enumerable.Range(0, int.MaxValue)
        .Select(seed => RunInputs.Of(new("seed", $"{seed}"), new("plan", $$"""{"seed":{{seed}},"memory_mib":1024}""")))
        .First(inputs => $"{inputs.Name}".StartsWith(digits, StringComparison.Ordinal));
}
