// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Handoff.Claims;

/// <summary>How long a ring must be for a monitor that looks once a period.</summary>
public static class RingLengthClaim
{
    public const string Statement = "Who looks once a period loses records exactly where more is written from one look to the next than the ring holds";

    private static readonly string Tolerance = $"runs within {Changes.Margin:0 %} of the limit are not asked";

    /// <summary>
    /// Predicts for each run, from ring, period and stall alone, whether records are lost. A run in which both sides
    /// are within a hundredth of each other is too close to call.
    /// </summary>
    /// <param name="strategies">Those that look once a period.</param>
    public static Claim Of(IReadOnlyList<StrategyRuns> strategies)
    {
        ScenarioRow[] clear = [.. strategies
            .SelectMany(strategy => strategy.Rows)
            .Where(row => Changes.Between(row.Capacity, LongestGap(row)) != Change.Stays)];
        if (clear.Length == 0)
        {
            return new Claim(ClaimSource.Theory, Statement, Verdict.NotTested, null, "no run is clear", Tolerance, "every run is too close to call");
        }

        ScenarioRow[] wrong = [.. clear.Where(row => MustLose(row) != row.Lost > 0)];
        ScenarioRow shown = wrong.FirstOrDefault() ?? clear.MinBy(row => Math.Abs(LongestGap(row) - row.Capacity))!;
        return new Claim(
            ClaimSource.Theory,
            Statement,
            StrategyRuns.InAll(clear.Length - wrong.Length, clear.Length),
            StrategyRuns.On,
            $"as predicted in {clear.Length - wrong.Length} of {clear.Length} runs",
            Tolerance,
            $"{string.Join(", ", strategies.Select(strategy => strategy.Name))}: so in {clear.Length - wrong.Length} of {clear.Length} runs that are not too close to call; "
            + $"{(wrong.Length == 0 ? "the closest" : "against it")}: {StrategyRuns.Describe(shown)}, {LongestGap(shown):N0} records from one look to the next, "
            + $"{shown.Strategy} lost {shown.Lost:N0}");
    }

    // The looks are due at whole periods; one that falls into the stall comes at its end.
    private static double LongestGap(ScenarioRow row)
    {
        double start = (double)row.StallStartNs / row.PeriodNs;
        return row.PeriodRecords * Math.Max(1, start - Math.Floor(start) + row.StallPeriods);
    }

    private static bool MustLose(ScenarioRow row) => LongestGap(row) > row.Capacity;
}
