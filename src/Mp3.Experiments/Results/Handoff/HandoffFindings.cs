// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Results.Handoff;

/// <summary>What the numbers say, in words. Nothing in it is known before: other numbers give another text.</summary>
public static class HandoffFindings
{
    /// <summary>One paragraph.</summary>
    public static string Of(IReadOnlyList<ScenarioRow> rows)
    {
        Strategy[] all = [.. rows.GroupBy(row => row.Strategy, StringComparer.Ordinal).Select(Strategy.Of)];
        List<string> sentences = [.. all.Select(Honesty)];
        Strategy[] honest = [.. all.Where(strategy => strategy.Dishonest is null)];
        sentences.Add(honest.Length == 0 ? "No strategy can be trusted here." : Advice(rows, honest));
        return string.Join(' ', sentences);
    }

    private static string Honesty(Strategy strategy) => strategy.Dishonest is not { } worst
        ? $"{strategy.Name} accounted for every sample in all {strategy.Runs} runs, {strategy.Lost:N0} of them as lost."
        : $"{strategy.Name} broke its promise in {strategy.Broken} of {strategy.Runs} runs: at worst (a ring of {worst.Capacity:N0}, "
            + $"a stall of {worst.StallPeriods:0.##} periods) {worst.Wrong:N0} of {worst.Logged:N0} log entries are wrong and "
            + $"{worst.Lost - worst.ReportedLost:N0} of {worst.Written:N0} samples are missing without a word."
            + (strategy.WrongWithoutLoss > 0
                ? $" Even where it lost nothing it logged up to {strategy.WrongWithoutLoss:N0} wrong entries, up to {strategy.AheadWithoutLoss:N0} of them ahead of the writer."
                : "");

    private static string Advice(IReadOnlyList<ScenarioRow> rows, Strategy[] honest)
    {
        List<string> parts =
        [
            $"Where every sample counts, take {Best(honest, strategy => strategy.Lost, "{0:N0} records lost in all runs")}.",
            $"Where the log must be fresh, take {Best(honest, strategy => strategy.LatencySeconds, "a median of {0:0.##} s from sample to log")}.",
            $"Where wake-ups cost, take {Best(honest, strategy => strategy.Looks, "{0:0.#} a run")}.",
            $"The least CPU time took {Best(honest, strategy => strategy.CpuMs, "{0:0.##} ms a run, the log's writing included")}.",
            SafeRing(rows, honest),
        ];
        return string.Join(' ', parts);
    }

    /// <summary>Those with the least, as far as a hundredth tells, and what the others have.</summary>
    private static string Best(Strategy[] honest, Func<Strategy, double> cost, string words)
    {
        double least = honest.Min(cost);
        Strategy[] best = [.. honest.Where(strategy => cost(strategy) - least <= least * 0.01)];
        IEnumerable<string> others = honest.Except(best).OrderBy(cost).Select(other => $"{other.Name} {cost(other):#,0.##}");
        string amount = string.Format(CultureInfo.CurrentCulture, words, least);
        return $"{Names(best)} ({string.Join("; ", others.Prepend(amount))})";
    }

    /// <summary>The smallest ring in which no honest strategy lost anything, whatever the stall.</summary>
    private static string SafeRing(IReadOnlyList<ScenarioRow> rows, Strategy[] honest)
    {
        HashSet<string> names = [.. honest.Select(strategy => strategy.Name)];
        double stall = rows.Max(row => row.StallPeriods);
        List<string> needs = [];
        foreach (string name in names)
        {
            ILookup<long, ScenarioRow> byRing = rows.Where(row => row.Strategy == name).ToLookup(row => row.Capacity);
            long[] safe = [.. byRing.Where(ring => ring.All(row => row.Lost == 0)).Select(ring => ring.Key).Order()];
            needs.Add(safe.Length == 0 ? $"{name} more than the {byRing.Max(ring => ring.Key):N0} tried" : $"{name} {safe[0]:N0}");
        }

        return $"To lose nothing up to a stall of {stall:0.##} periods, a ring must hold (records): {string.Join(", ", needs)}.";
    }

    private static string Names(Strategy[] strategies) => string.Join(" or ", strategies.Select(strategy => strategy.Name));

    /// <summary>A strategy over all scenarios.</summary>
    private sealed record Strategy(
        string Name,
        int Runs,
        int Broken,
        ScenarioRow? Dishonest,
        long WrongWithoutLoss,
        long AheadWithoutLoss,
        long Lost,
        double LatencySeconds,
        double Looks,
        double CpuMs)
    {
        public static Strategy Of(IGrouping<string, ScenarioRow> rows)
        {
            ScenarioRow[] own = [.. rows];
            ScenarioRow[] broken = [.. own.Where(row => !row.Kept)];
            ScenarioRow[] lossless = [.. broken.Where(row => row.Lost == 0)];
            return new Strategy(
                rows.Key,
                own.Length,
                broken.Length,
                broken.MaxBy(row => row.Wrong + Math.Abs(row.Lost - row.ReportedLost)),
                lossless.Select(row => row.Wrong).DefaultIfEmpty().Max(),
                lossless.Select(row => row.Ahead).DefaultIfEmpty().Max(),
                own.Sum(row => row.Lost),
                own.Select(row => row.MedianLatencyNs).Order().ElementAt(own.Length / 2) / 1e9,
                own.Average(row => row.Looks),
                own.Average(row => row.UserNs + row.SystemNs) / 1e6);
        }
    }
}
