// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Handoff.Claims;

/// <summary>Whether a monitor accounts for every record: logged + reported lost = written, and no entry is wrong.</summary>
public static class PromiseClaim
{
    /// <summary>A monitor that goes by the module's positions.</summary>
    public static Claim Kept(StrategyRuns runs) => new(
        ClaimSource.Design,
        $"The {runs.Name} monitor accounts for every record: logged + reported lost = written, and no entry is wrong",
        StrategyRuns.InAll(runs.Kept, runs.Rows.Count),
        StrategyRuns.On,
        $"kept in {runs.Kept} of {runs.Rows.Count} runs",
        null,
        $"kept in {runs.Kept} of {runs.Rows.Count} runs{Account(runs)}");

    /// <summary>The course's monitor.</summary>
    public static Claim Broken(StrategyRuns naive) => new(
        ClaimSource.MisikHu,
        "A monitor that goes by its own clock alone breaks that promise",
        StrategyRuns.InAll(naive.Rows.Count - naive.Kept, naive.Rows.Count),
        StrategyRuns.On,
        $"broken in {naive.Rows.Count - naive.Kept} of {naive.Rows.Count} runs",
        null,
        $"{naive.Name} broke it in {naive.Rows.Count - naive.Kept} of {naive.Rows.Count} runs{Account(naive)}");

    private static string Account(StrategyRuns runs)
    {
        if (runs.Kept == runs.Rows.Count)
        {
            return $"; {runs.Rows.Sum(row => row.Logged):N0} logged + {runs.Rows.Sum(row => row.ReportedLost):N0} reported lost "
                + $"= {runs.Rows.Sum(row => row.Written):N0} written";
        }

        ScenarioRow worst = runs.Rows.MaxBy(row => row.Wrong + Math.Abs(row.Lost - row.ReportedLost))!;
        ScenarioRow? lossless = runs.Rows.Where(row => row is { Kept: false, Lost: 0 }).MaxBy(row => row.Wrong);
        return $"; at worst ({StrategyRuns.Describe(worst)}) {worst.Wrong:N0} of {worst.Logged:N0} log entries are wrong and "
            + $"{worst.Lost - worst.ReportedLost:N0} of {worst.Written:N0} records are missing without a word"
            + (lossless is null ? "" : $"; even where it lost nothing it logged up to {lossless.Wrong:N0} wrong entries, {lossless.Ahead:N0} of them ahead of the writer");
    }
}
