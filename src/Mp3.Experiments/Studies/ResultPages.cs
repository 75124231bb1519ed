// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Report;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies;

/// <summary>The files that are made from a result for people: pictures, and the report.</summary>
internal static class ResultPages
{
    /// <summary>Draws every picture into an existing folder, each as PNG and as SVG, and writes the report.</summary>
    /// <param name="view">What is shown.</param>
    /// <param name="folder">Where it goes; exists.</param>
    /// <param name="source">The result's folder, which the report links to.</param>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="Mp3Exception">Unavailable: the fonts are not installed; Usage or Failed: the folder can't be
    /// written, or there is nothing to draw.</exception>
    public static IReadOnlyList<string> Write(ResultView view, string folder, string source) =>
        [.. Draw(view, folder), WriteReport(view, folder, source)];

    /// <summary>The pictures alone.</summary>
    public static IReadOnlyList<string> Draw(ResultView view, string folder) => view.Figures.Count > 0
        ? PictureFiles.Write(view.Figures, view.Caption, folder)
        : throw Mp3Exception.Usage("there is nothing to draw: the study holds no runs");

    /// <summary>The report alone.</summary>
    /// <returns>The file's path.</returns>
    public static string WriteReport(ResultView view, string folder, string source) => ReportFile.Write(folder, source, view.ReportOf);
}
