// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>What a study does with the store of runs.</summary>
/// <param name="Store">The store; null: runs are neither looked for nor kept.</param>
/// <param name="IsFresh">Every run is computed, also one that is stored.</param>
/// <param name="Explains">Of each run that is not there, why is said.</param>
public sealed record StoreUse(RunStore? Store, bool IsFresh = false, bool Explains = false)
{
    /// <summary>No store.</summary>
    public static StoreUse None { get; } = new(Store: null);
}
