// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>
/// A made-up case study 3: a writer that never rests, readers that follow it at every period but one. No number in it
/// was measured.
/// </summary>
internal static class SyntheticHandoff
{
    private const long Second = 1_000_000_000;
    private const long Period = 30 * Second;
    private const long Tick = 50_000_000;
    private const long InPeriod = 1200;
    private const int Periods = 9;
    private const long StallStart = 29 * Period / 10;

    public static HandoffResult Of(IReadOnlyList<long> capacities, IReadOnlyList<double> stalls, string verdict = Manifest.Complete)
    {
        List<ScenarioRow> rows = [];
        List<TimelineRow> timeline = [];
        List<LatencyRow> latencies = [];
        foreach (long capacity in capacities)
        {
            foreach (double stall in stalls)
            {
                string name = $"c{capacity}-s{stall:0.###}";
                timeline.AddRange(Enumerable.Range(0, (Periods * 40) + 1).Select(i =>
                    new TimelineRow(name, TimelineRow.Writer, i * Period / 40, i * InPeriod / 40)));
                foreach (string strategy in (string[])["naive", "signal", "semaphore", "sequence"])
                {
                    rows.Add(Row(name, strategy, capacity, stall));
                    timeline.AddRange(Timeline(name, strategy, stall));
                    latencies.AddRange(Enumerable.Range(0, 101).Select(percent =>
                        new LatencyRow(name, strategy, percent, Second + (long)(percent * (1 + stall) * Period / 100))));
                }
            }
        }

        return new HandoffResult(SyntheticStudy.ManifestOf(HandoffResult.Study, verdict, 1), new string('a', 64), rows, timeline, latencies);
    }

    /// <summary>A row with losses as a reader has them that looks once a period.</summary>
    public static ScenarioRow Row(string scenario, string strategy, long capacity, double stall)
    {
        long missed = Math.Max(0, (long)((1 + stall) * InPeriod) - capacity);
        bool naive = strategy == StrategyName.Naive;
        long written = Periods * InPeriod;
        return new ScenarioRow
        {
            Scenario = scenario,
            Delay = "sigstop",
            Capacity = capacity,
            TickNs = Tick,
            PeriodNs = Period,
            StallNs = (long)(stall * Period),
            StallStartNs = stall > 0 ? StallStart : 0,
            Strategy = strategy,
            Written = written,
            Logged = naive ? written : written - missed,
            Lost = missed,
            ReportedLost = naive ? 0 : missed,
            Wrong = naive ? missed : 0,
            Twice = 0,
            Torn = 0,
            Overrun = naive ? missed : 0,
            Ahead = 0,
            Kept = !naive || missed == 0,
            MedianLatencyNs = 15 * Second,
            P99LatencyNs = 30 * Second,
            MaxLatencyNs = (long)((1 + stall) * Period),
            Looks = strategy == "semaphore" ? 20 : 10,
            UserNs = 3_000_000,
            SystemNs = 2_000_000,
            VoluntarySwitches = 12,
            InvoluntarySwitches = 3,
            MajorFaults = 0,
        };
    }

    private static IEnumerable<TimelineRow> Timeline(string scenario, string strategy, double stall)
    {
        long position = 0;
        for (int look = 1; look <= Periods; look++)
        {
            long time = look * Period;
            if (time > StallStart && time < StallStart + (stall * Period))
            {
                time = StallStart + (long)(stall * Period);
            }

            yield return new TimelineRow(scenario, strategy, time, position);
            position = time * InPeriod / Period;
            yield return new TimelineRow(scenario, strategy, time, position);
        }
    }
}
