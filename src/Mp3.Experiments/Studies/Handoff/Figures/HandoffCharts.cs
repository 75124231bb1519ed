// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>The pictures of case study 3, from its rows and the captions from its manifest.</summary>
public static class HandoffCharts
{
    /// <summary>Draws every picture into an existing folder, each as PNG and as SVG.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="Mp3Exception">Unavailable: the fonts are not installed; Usage or Failed: the folder can't be
    /// written, or there are no scenarios.</exception>
    public static IReadOnlyList<string> Draw(HandoffResult result, string folder)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Scenarios.Count == 0)
        {
            throw Mp3Exception.Usage("there is nothing to draw: the study holds no scenarios");
        }

        var caption = Caption.Of(result.Manifest, result.ManifestHash);
        return [.. FiguresOf(result).SelectMany(figure => PictureFiles.Write(figure, caption, folder))];
    }

    /// <summary>The study's figures, as data.</summary>
    public static IReadOnlyList<Figure> FiguresOf(HandoffResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        IReadOnlyList<ScenarioRow> stalled = StalledRun.Choose(result.Scenarios);
        return
        [
            LossFigure.Of(result.Scenarios) with { Finding = HandoffFinding.Losses(result.Scenarios) },
            TimelineFigure.Of(stalled, result.Timeline) with { Finding = HandoffFinding.Race(stalled) },
            LatencyFigure.Of(stalled, result.Scenarios) with { Finding = HandoffFinding.Latency(stalled) },
        ];
    }
}
