// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>What a store has of very many runs, at one moment.</summary>
/// <param name="store">The store.</param>
/// <param name="stored">All names that there are; null: each is asked for.</param>
/// <param name="failed">All names that failed.</param>
internal sealed class StoreView(RunStore store, IReadOnlySet<RunName>? stored, IReadOnlySet<RunName> failed)
{
    /// <summary>From so many on, the names are listed once: a call of the file system for each would take longer.</summary>
    private const long Many = 1000;

    /// <summary>Looks at a store.</summary>
    /// <param name="store">It need not be there.</param>
    /// <param name="runs">How many runs will be asked for.</param>
    /// <exception cref="Mp3Exception">Usage: it can't be read.</exception>
    public static StoreView Of(RunStore store, long runs) => ResultErrors.Translate(
        $"read the store {store.Root}", () => new StoreView(store, runs < Many ? null : store.Names(), store.Failures.Names()));

    public RunState Of(RunName name) => (stored?.Contains(name) ?? store.Contains(name)) ? RunState.Stored
        : failed.Contains(name) ? RunState.Failed
        : RunState.Missing;
}
