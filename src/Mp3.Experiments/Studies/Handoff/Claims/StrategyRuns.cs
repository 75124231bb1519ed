// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Handoff.Claims;

/// <summary>All runs of one monitor.</summary>
/// <param name="Name">Of its strategy.</param>
/// <param name="Rows">One a scenario, at least one.</param>
public sealed record StrategyRuns(string Name, IReadOnlyList<ScenarioRow> Rows)
{
    /// <summary>What a verdict depends on if some scenarios say yes and others no.</summary>
    internal const string On = "the ring and the stall";

    /// <summary>Records that are nowhere in its logs, in all runs.</summary>
    public long Lost => Rows.Sum(row => row.Lost);

    /// <summary>Runs in which it kept its promise.</summary>
    public int Kept => Rows.Count(row => row.Kept);

    /// <summary>Holds in all of so many, in none, or in some.</summary>
    internal static Verdict InAll(int holding, int all) =>
        holding == all ? Verdict.Holds : holding == 0 ? Verdict.DoesNotHold : Verdict.Depends;

    /// <summary>A scenario in words.</summary>
    internal static string Describe(ScenarioRow row) => $"a ring of {row.Capacity:N0}, a stall of {row.StallPeriods:0.##} periods";
}
