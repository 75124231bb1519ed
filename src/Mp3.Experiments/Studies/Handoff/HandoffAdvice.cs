// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>
/// Which strategy to take for what, of those that kept their promise. Nothing in it is known before: other numbers give
/// another text.
/// </summary>
public static class HandoffAdvice
{
    /// <summary>One paragraph.</summary>
    public static string Of(IReadOnlyList<ScenarioRow> rows)
    {
        Strategy[] all = [.. rows.GroupBy(row => row.Strategy, StringComparer.Ordinal).Select(Strategy.Of)];
        Strategy[] honest = [.. all.Where(strategy => strategy.IsHonest)];
        return honest.Length == 0 ? "No strategy can be trusted here." : Advice(rows, honest);
    }

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
        bool IsHonest,
        long Lost,
        double LatencySeconds,
        double Looks,
        double CpuMs)
    {
        public static Strategy Of(IGrouping<string, ScenarioRow> rows)
        {
            ScenarioRow[] own = [.. rows];
            return new Strategy(
                rows.Key,
                own.All(row => row.Kept),
                own.Sum(row => row.Lost),
                MedianLatency.SecondsOf(own),
                own.Average(row => row.Looks),
                own.Average(row => row.UserNs + row.SystemNs) / 1e6);
        }
    }
}
