// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Handoff.Claims;

/// <summary>What is to be expected of a monitor that is woken by the number of records that wait for it.</summary>
public static class SemaphoreClaims
{
    private static readonly string LessTolerance = $"fewer by over {Changes.Margin:0 %} in each run in which either loses any";

    /// <summary>Misik and Hu would rather have had one.</summary>
    public static Claim LosesLess(StrategyRuns semaphore, StrategyRuns signal)
    {
        const string Statement = "A semaphore would be better than a signal: it loses fewer records";
        Change[] changes = [.. semaphore.Rows
            .Join(signal.Rows, row => row.Scenario, row => row.Scenario, (own, other) => (Own: own.Lost, Other: other.Lost))
            .Where(pair => pair.Own + pair.Other > 0)
            .Select(pair => Changes.Between(pair.Own, pair.Other))];
        return changes.Length == 0
            ? new Claim(ClaimSource.MisikHu, Statement, Verdict.NotTested, null, "0 records lost by either", LessTolerance, "neither lost a record; a smaller ring or a longer stall tells")
            : new Claim(
                ClaimSource.MisikHu,
                Statement,
                Changes.AllRise(changes),
                StrategyRuns.On,
                $"{semaphore.Lost:N0} against {signal.Lost:N0} records lost",
                LessTolerance,
                $"in {changes.Length} runs one of the two lost records: there {semaphore.Name} lost fewer in {changes.Count(change => change == Change.Rises)}, "
                + $"as many in {changes.Count(change => change == Change.Stays)}, more in {changes.Count(change => change == Change.Falls)}; "
                + $"in all {semaphore.Lost:N0} against {signal.Lost:N0}");
    }

    /// <summary>Its watermark is half the ring at most, so a ring shorter than a period does no harm.</summary>
    public static Claim FitsAnyRing(StrategyRuns semaphore)
    {
        const string Statement = "Woken by what waits, not by the time, a monitor that is not delayed loses nothing in any ring";
        ScenarioRow[] undelayed = [.. semaphore.Rows.Where(row => row.StallNs == 0).OrderBy(row => row.Capacity)];
        return undelayed.Length == 0
            ? new Claim(ClaimSource.Theory, Statement, Verdict.NotTested, null, "no run without a stall", null, "every run has a stall; --stall 0,1 has one without")
            : new Claim(
                ClaimSource.Theory,
                Statement,
                StrategyRuns.InAll(undelayed.Count(row => row.Lost == 0), undelayed.Length),
                "the ring",
                $"no loss in {undelayed.Count(row => row.Lost == 0)} of {undelayed.Length} runs without a stall",
                null,
                $"{semaphore.Name} without a stall lost "
                + string.Join(", ", undelayed.Select(row => $"{row.Lost:N0} ({row.Capacity / row.PeriodRecords:0.##} periods)")));
    }
}
