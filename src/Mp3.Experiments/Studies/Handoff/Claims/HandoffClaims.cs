// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Handoff.Claims;

/// <summary>All claims about case study 3, tested on its scenarios. Nothing here knows an outcome beforehand.</summary>
public static class HandoffClaims
{
    /// <summary>The claims in the order in which they are shown; none about a strategy that was not run.</summary>
    public static IReadOnlyList<Claim> Of(IReadOnlyList<ScenarioRow> rows)
    {
        StrategyRuns[] strategies = [.. rows.GroupBy(row => row.Strategy, StringComparer.Ordinal).Select(own => new StrategyRuns(own.Key, [.. own]))];
        StrategyRuns? naive = Find(StrategyName.Naive);
        StrategyRuns? signal = Find(StrategyName.Signal);
        StrategyRuns? semaphore = Find(StrategyName.Semaphore);
        StrategyRuns? sequence = Find(StrategyName.Sequence);
        StrategyRuns[] byPeriod = [.. strategies.Where(strategy => strategy.Name != StrategyName.Semaphore)];
        return
        [
            .. strategies.Where(strategy => strategy != naive).Select(PromiseClaim.Kept),
            .. naive is null ? (Claim[])[] : [PromiseClaim.Broken(naive)],
            .. signal is null ? (Claim[])[] : [SignalClaims.NeverAhead(signal, naive), SignalClaims.LosesNothing(signal)],
            .. signal is null || sequence is null ? (Claim[])[] : [SignalClaims.IsNeeded(signal, sequence)],
            .. signal is null || semaphore is null ? (Claim[])[] : [SemaphoreClaims.LosesLess(semaphore, signal)],
            .. semaphore is null ? (Claim[])[] : [SemaphoreClaims.FitsAnyRing(semaphore)],
            .. byPeriod.Length == 0 ? (Claim[])[] : [RingLengthClaim.Of(byPeriod)],
        ];

        StrategyRuns? Find(string name) => Array.Find(strategies, strategy => strategy.Name == name);
    }
}
