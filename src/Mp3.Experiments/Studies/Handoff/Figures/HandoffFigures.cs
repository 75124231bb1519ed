// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>The pictures of case study 3.</summary>
internal static class HandoffFigures
{
    /// <summary>None if there are no scenarios.</summary>
    public static IReadOnlyList<Figure> Of(HandoffResult result)
    {
        if (result.Scenarios.Count == 0)
        {
            return [];
        }

        IReadOnlyList<ScenarioRow> stalled = StalledRun.Choose(result.Scenarios);
        return
        [
            LossFigure.Of(result.Scenarios) with { Finding = HandoffFinding.Losses(result.Scenarios) },
            TimelineFigure.Of(stalled, result.Timeline) with { Finding = HandoffFinding.Race(stalled) },
            LatencyFigure.Of(stalled, result.Scenarios) with { Finding = HandoffFinding.Latency(stalled) },
        ];
    }
}
