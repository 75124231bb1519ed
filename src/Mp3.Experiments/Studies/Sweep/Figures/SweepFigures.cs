// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>The pictures of a sweep: for each leading metric one, or one for each part that can be read.</summary>
internal static class SweepFigures
{
    private const int MostAxes = 3;
    private const int MostPictures = 12;

    /// <summary>The study's lead metric first; none if no condition has ended.</summary>
    /// <param name="grid">The sweep.</param>
    /// <param name="title">Of the study.</param>
    public static IReadOnlyList<Figure> Of(SweepGrid grid, string title)
    {
        SweepAxis[] varied = [.. grid.Axes.Where(axis => axis.Values.Count > 1)];
        IReadOnlyList<int> metrics = MetricWords.Pictured(grid.Metrics);
        if (grid.Conditions.Count == 0)
        {
            return [];
        }

        if (varied.Length == 0 || metrics.Count == 0)
        {
            return [SweepTable.Of(grid, title)];
        }

        IReadOnlyList<SweepAxis> drawn = AxisVariation.Strongest(grid, varied, metrics[0], ScaleOf(grid, metrics[0], hasIntervals: false), MostAxes);
        IReadOnlyList<SweepAxis> others = [.. varied.Except(drawn)];
        IReadOnlyList<SweepPart> parts = SweepPart.Of(grid, drawn, others);
        int pictured = Math.Clamp(MostPictures / parts.Count, 1, metrics.Count);
        IReadOnlyList<string> remarks =
        [
            .. others.Count == 0 ? [] : ChoiceOf(grid.Metrics[metrics[0]], others, parts),
            .. pictured == metrics.Count ? (string[])[] : [$"Without a picture: {WordList.Of([.. metrics.Skip(pictured).Select(metric => grid.Metrics[metric].Words)])}."],
        ];
        return
        [
            .. from metric in metrics.Take(pictured)
               let scale = ScaleOf(grid, metric, parts[0].Axes.Kind != PictureKind.Tiles)
               from part in parts.Take(MostPictures).Index()
               let place = new PictureParts(part.Index + 1, Math.Min(parts.Count, MostPictures), parts.Count, remarks)
               select FigureOf(grid, part.Item, metric, scale, place, title),
        ];
    }

    // One for all pictures of a metric, so that they can be compared.
    private static ValueScale ScaleOf(SweepGrid grid, int metric, bool hasIntervals) => ValueScale.Of(
        grid.Metrics[metric],
        grid.Conditions
            .Select(condition => condition.Values[metric])
            .SelectMany(value => hasIntervals ? (double[])[value.Low, value.High] : [value.Median]));

    private static IEnumerable<string> ChoiceOf(Metric lead, IReadOnlyList<SweepAxis> others, IReadOnlyList<SweepPart> parts)
    {
        yield return $"Axes of the picture: those along which {lead.Words} varied most.";
        int empty = others.Aggregate(1, (product, axis) => product * axis.Values.Count)
            - parts.Select(part => part.Conditions).Distinct().Count();
        if (empty > 0)
        {
            yield return $"Without a picture: {empty:N0} {(empty == 1 ? "combination" : "combinations")} of which all conditions failed or were not run.";
        }
    }

    private static Figure FigureOf(SweepGrid grid, SweepPart part, int metric, ValueScale scale, PictureParts place, string title)
    {
        Metric words = grid.Metrics[metric];
        var shown = new ShownGrid(part.Axes, grid.Axes, part.Conditions);
        int columns = ColumnsOf(shown.PanelCount);
        IPanelSource panels = shown.Kind switch
        {
            PictureKind.Tiles => new SweepTiles(shown, metric, words, scale, columns),
            PictureKind.Dots => new SweepDots(shown, metric, words, scale),
            _ => new SweepLines(shown, metric, words, scale),
        };
        IReadOnlyList<SweepAxis> axes = [.. grid.Axes.Where(axis => part.Axes.All.Any(own => own.Name == axis.Name))];
        return new Figure(
            place.All == 1 ? MetricWords.FileOf(words) : $"{MetricWords.FileOf(words)}-{place.Number}",
            $"{MetricWords.Capital(words)} by {WordList.Of([.. axes.Select(AxisWords.NameOf)])}{FixedOf(part)}",
            SweepNote.Of(shown, panels, place),
            panels.Key,
            [.. Enumerable.Range(0, shown.PanelCount).Select(panel => panels.PanelOf(panel, HeadingOf(shown, panel, title)))])
        {
            Columns = columns,
            Colors = panels.Colors,
            Finding = new SweepFinding(grid.Axes, axes, metric, words).Of(shown.Conditions),
        };
    }

    private static string HeadingOf(ShownGrid shown, int panel, string title) =>
        shown.Panels is { } panels ? AxisWords.PlaceOf(panels.Axis, panels.Places[panel].Text) : title;

    private static string FixedOf(SweepPart part) => part.Fixed.Count == 0
        ? ""
        : $": {string.Join(", ", part.Fixed.Select(own => AxisWords.PlaceOf(own.Axis, own.Value)))}";

    private static int ColumnsOf(int panels) => panels switch
    {
        1 => 1,
        2 or 4 => 2,
        _ => 3,
    };
}
