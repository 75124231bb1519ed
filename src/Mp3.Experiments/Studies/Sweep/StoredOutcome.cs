// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Reads what came out of a run that is stored.</summary>
internal static class StoredOutcome
{
    /// <summary>A run that is done.</summary>
    /// <returns>null: it is not stored, or its entry is damaged.</returns>
    public static ObtainedRun? Read(RunStore store, GuestHost host, WantedRun run, RunName name)
    {
        try
        {
            return store.TryRead(name) is FoundRun found
                ? new ObtainedRun(
                    run.Recipe.Plan,
                    new Lazy<Initramfs>(() => host.InitramfsOf(run.Recipe)),
                    PackedOutcome.Unpack(found.Run.Outcome),
                    new RunSource(run.Name, name.ToString(), FromStore: true))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
