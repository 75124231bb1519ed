// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The pictures of a study, from its rows and the captions from its manifest.</summary>
public static class StudyCharts
{
    /// <summary>Draws every picture of the study into an existing folder, each as PNG and as SVG.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="Mp3Exception">Unavailable: the fonts are not installed; Usage or Failed: the folder can't be
    /// written, or the study holds no runs.</exception>
    public static IReadOnlyList<string> Draw(StudyResult result, string folder)
    {
        if (result.Runs.Count == 0)
        {
            throw Mp3Exception.Usage("there is nothing to draw: the study holds no runs");
        }

        var caption = Caption.Of(result.Manifest, result.ManifestHash);
        return [.. FiguresOf(result).SelectMany(figure => PictureFiles.Write(figure, caption, folder))];
    }

    /// <summary>The study's figures, as data, the one that answers it first; a study of an unknown name has its runs' accumulated faults.</summary>
    public static IReadOnlyList<Figure> FiguresOf(StudyResult result) => result.Manifest.Study switch
    {
        "casestudy1" => [.. OfPairs(result), .. SaturationFigure.OfProcesses(MeasuredRun.Of(result)).Select(WithSaturation)],
        "multiprog" => [.. OfCopies(result), .. SaturationFigure.OfCopies(MeasuredRun.Of(result)).Select(WithSaturation)],
        _ => OfRuns(new StudyLines(result), MeasuredRun.Of(result)),
    };

    private static Figure WithSaturation(Figure figure) => figure with { Finding = SaturationFinding.Of(figure) };

    // One figure a run, in the order of the runs.
    private static Figure[] OfRuns(StudyLines study, IReadOnlyList<MeasuredRun> runs) =>
        [.. AccumulatedFigure.Of(study).Zip(runs, (figure, run) => figure with { Finding = PairFindings.OfRun(run) })];

    private static List<Figure> OfPairs(StudyResult result)
    {
        var study = new StudyLines(result);
        IReadOnlyList<MeasuredRun> runs = MeasuredRun.Of(result);
        var ceiling = FaultCeiling.Of(result.Manifest.Settings);
        Figure major = RateFigure.Major(study, ceiling);
        Figure minor = RateFigure.Minor(study);
        return
        [
            OverlayFigure.Accumulated(study) with { Finding = PairFindings.OfPairs(runs) },
            .. OfRuns(study, runs),
            major with { Finding = PairFindings.OfRates(major, "major", ceiling) },
            minor with { Finding = PairFindings.OfRates(minor, "minor", ceiling: null) },
        ];
    }

    private static List<Figure> OfCopies(StudyResult result)
    {
        IReadOnlyList<CopiesPoint> points = CopiesPoint.Of(Summary.Of(result.Runs));
        string program = result.Runs[0].Command;
        if (points.Count == 1)
        {
            return [CopiesTable.Of(points[0], program) with { Finding = CopiesFindings.Alone(points[0]) }];
        }

        IReadOnlyList<MeasuredRun> runs = MeasuredRun.Of(result);
        var threshold = Threshold.Of(runs);
        return
        [
            CopiesFigure.Utilization(points, program, threshold) with { Finding = CopiesFindings.Utilization(points) },
            CopiesFigure.Faults(points, program, threshold) with { Finding = CopiesFindings.Faults(points, SwapOnset.Of(runs)) },
            CopiesFigure.Completion(points, program, threshold, Asleep.Of(runs)) with { Finding = CopiesFindings.Completion(points) },
        ];
    }
}
