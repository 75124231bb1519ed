// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Handoff.Claims;

/// <summary>What Misik and Hu expect of their design: a timer in the module, a position, a signal.</summary>
public static class SignalClaims
{
    /// <summary>It reads to the position that it was handed, so never beyond what is written.</summary>
    /// <param name="signal">Misik and Hu's monitor.</param>
    /// <param name="naive">For comparison; null: it was not run.</param>
    public static Claim NeverAhead(StrategyRuns signal, StrategyRuns? naive) => new(
        ClaimSource.MisikHu,
        "With the hand-off the monitor never reads ahead of the writer",
        StrategyRuns.InAll(signal.Rows.Count(row => row.Ahead == 0), signal.Rows.Count),
        StrategyRuns.On,
        $"{signal.Rows.Sum(row => row.Ahead):N0} entries read ahead",
        null,
        $"entries read ahead in {signal.Rows.Count} runs: {Ahead(signal)}{(naive is null ? "" : $", {Ahead(naive)}")}");

    /// <summary>A signal every period is to keep the monitor from falling back too far.</summary>
    public static Claim LosesNothing(StrategyRuns signal)
    {
        ScenarioRow[] lossy = [.. signal.Rows.Where(row => row.Lost > 0).OrderBy(row => row.StallNs).ThenByDescending(row => row.Capacity)];
        ScenarioRow[] safe = [.. signal.Rows.Where(row => row.Lost == 0).OrderByDescending(row => row.StallNs).ThenBy(row => row.Capacity)];
        IEnumerable<string> evidence =
        [
            $"{safe.Length} of {signal.Rows.Count} runs are without a loss",
            .. safe.Take(1).Select(row => $"the hardest of them: {StrategyRuns.Describe(row)}"),
            .. lossy.Take(1).Select(row => $"the easiest with losses: {StrategyRuns.Describe(row)}, {row.Lost:N0} of {row.Written:N0} records"),
        ];
        return new Claim(
            ClaimSource.MisikHu,
            "A hand-off every period keeps the monitor from being overtaken",
            StrategyRuns.InAll(safe.Length, signal.Rows.Count),
            StrategyRuns.On,
            $"no loss in {safe.Length} of {signal.Rows.Count} runs",
            null,
            string.Join("; ", evidence));
    }

    /// <summary>Against a monitor that has neither and goes by its own clock and the module's positions.</summary>
    public static Claim IsNeeded(StrategyRuns signal, StrategyRuns sequence)
    {
        bool isHonest = sequence.Kept == sequence.Rows.Count;
        bool losesMore = Changes.Between(signal.Lost, sequence.Lost) == Change.Rises;
        return new Claim(
            ClaimSource.MisikHu,
            "A safe hand-off needs a timer in the module and a signal",
            (isHonest, losesMore) switch
            {
                (true, false) => Verdict.DoesNotHold,
                (false, true) => Verdict.Holds,
                _ => Verdict.Depends,
            },
            "what is asked for: a true account, or few losses",
            $"{sequence.Name} lost {sequence.Lost:N0} records, {signal.Name} {signal.Lost:N0}",
            $"{sequence.Name} without a true account, and more losses by over {Changes.Margin:0 %}",
            $"{sequence.Name}, which has neither, kept its account in {sequence.Kept} of {sequence.Rows.Count} runs and lost "
            + $"{sequence.Lost:N0} records; {signal.Name} in {signal.Kept} of {signal.Rows.Count}, {signal.Lost:N0} records");
    }

    private static string Ahead(StrategyRuns runs) => $"{runs.Name} {runs.Rows.Sum(row => row.Ahead):N0}";
}
