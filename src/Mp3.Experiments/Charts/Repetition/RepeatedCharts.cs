// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Results.Repetition;
using Mp3.Protocol;

namespace Mp3.Experiments.Charts.Repetition;

/// <summary>The pictures of a study that was repeated: every seed, the median, and an interval for it.</summary>
public static class RepeatedCharts
{
    /// <summary>Draws every picture into an existing folder, each as PNG and as SVG.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="Mp3Exception">As <see cref="StudyCharts.Draw"/>.</exception>
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
