// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Comparing;

/// <summary>How the sides of a comparison look and what they are called in pictures.</summary>
internal static class ComparedSides
{
    /// <summary>More labels than this have no room for two lines of text each.</summary>
    private const int MostTwoLined = 3;

    /// <summary>More lines than this need a picture for each panel.</summary>
    private const int MostInTwoPanels = 4;

    /// <summary>A longer name may be cut off beside a line's end.</summary>
    private const int LongestBesideLine = 32;

    /// <summary>All sides, the baseline first.</summary>
    public static IReadOnlyList<(ComparedSide Side, string Name, CurveStyle Style)> Of(StudyComparison comparison) =>
        [.. comparison.Sides.Select((side, i) => (side, comparison.Labels[i], CurveStyle.OfSide(i)))];

    /// <summary>
    /// All names, and the folders where these say more. Many sides have a picture for each panel, and none if the names
    /// beside the lines' ends say all.
    /// </summary>
    public static KeyEntry[] Key(StudyComparison comparison) => comparison.Sides.Count > MostInTwoPanels
        ? comparison.Labels.All(label => label.Length <= LongestBesideLine) ? [] : [.. Of(comparison).Select(side => new KeyEntry(side.Name, side.Style))]
        : [.. Of(comparison).Select(side => new KeyEntry(side.Name == side.Side.Name ? side.Name : $"{side.Name} ({side.Side.Name})", side.Style))];

    /// <summary>Number of seeds of each side in words, such as <c>6 and 5</c>; null: one each.</summary>
    public static string? Seeds(StudyComparison comparison) => comparison.Sides.All(side => side.Repetitions.Count == 1)
        ? null
        : WordList.Of([.. comparison.Sides.Select(side => $"{side.Repetitions.Count}")]);

    /// <summary>The figure as so many sides can be read: of many, names in one line, and a picture for each panel.</summary>
    /// <param name="figure">Of a panel or two with a line for each side.</param>
    /// <param name="sides">Their number.</param>
    /// <param name="moreNames">Name and finding of the pictures of all panels but the first, which keeps the figure's own.</param>
    public static IEnumerable<Figure> Readable(Figure figure, int sides, IReadOnlyList<(string Name, string Finding)> moreNames)
    {
        Figure named = sides <= MostTwoLined ? figure : figure with { Panels = [.. figure.Panels.Select(InOneLine)] };
        return sides <= MostInTwoPanels
            ? [named]
            : named.Panels.Select((panel, i) => i == 0
                ? named with { Panels = [panel] }
                : named with { Panels = [panel], Name = moreNames[i - 1].Name, Finding = moreNames[i - 1].Finding });
    }

    private static Panel InOneLine(Panel panel) => panel with { Lines = [.. panel.Lines.Select(line => line with { IsNamedInOneLine = true })] };
}
