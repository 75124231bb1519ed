// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>The pictures of a study that was repeated: every seed, the median, and an interval for it.</summary>
public static class RepeatedCharts
{
    /// <summary>Draws every picture into an existing folder, each as PNG and as SVG.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="Mp3Exception">As <see cref="Mp3.Experiments.Studies.Processes.StudyCharts.Draw"/>.</exception>
    public static IReadOnlyList<string> Draw(RepeatedResult result, string folder)
    {
        ArgumentNullException.ThrowIfNull(result);
        var caption = Caption.Of(result.Manifest, result.ManifestHash);
        return [.. FiguresOf(result).SelectMany(figure => PictureFiles.Write(figure, caption, folder))];
    }

    /// <summary>The figures, as data.</summary>
    public static IReadOnlyList<Figure> FiguresOf(RepeatedResult result) =>
        result.Manifest.Settings.Counts.Count > 0
            ? RepeatedCopiesFigure.Of(result)
            : [.. RepeatedOverlayFigure.Of(result).Select(figure => figure with { Finding = RepeatedFindings.OfPairs(result) })];
}
