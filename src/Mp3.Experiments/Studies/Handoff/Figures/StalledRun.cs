// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>Chooses the run that explains the race best.</summary>
public static class StalledRun
{
    /// <summary>
    /// The longest stall in the largest ring in which something was lost though without a stall nothing was; if there
    /// is none, in which something was lost at all; else the last run.
    /// </summary>
    /// <returns>The scenario's rows.</returns>
    public static IReadOnlyList<ScenarioRow> Choose(IReadOnlyList<ScenarioRow> rows)
    {
        ScenarioRow[][] runs = [.. rows.GroupBy(row => row.Scenario, StringComparer.Ordinal).Select(run => run.ToArray())];
        HashSet<long> lossless = [.. runs.Where(run => run[0].StallNs == 0 && !HasLosses(run)).Select(run => run[0].Capacity)];
        IEnumerable<ScenarioRow[]> lossy = runs
            .Where(run => run[0].StallNs > 0 && HasLosses(run))
            .OrderBy(run => lossless.Contains(run[0].Capacity))
            .ThenBy(run => run[0].Capacity)
            .ThenBy(run => run[0].StallNs);
        return lossy.LastOrDefault() ?? runs[^1];
    }

    private static bool HasLosses(ScenarioRow[] run) => Array.Exists(run, row => row.Lost > 0);
}
