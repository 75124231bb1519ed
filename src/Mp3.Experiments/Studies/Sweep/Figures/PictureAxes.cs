// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>How a picture shows its conditions.</summary>
internal enum PictureKind
{
    /// <summary>A dot for each of several words.</summary>
    Dots,

    /// <summary>Lines over numbers.</summary>
    Lines,

    /// <summary>A heat map.</summary>
    Tiles,
}

/// <summary>Which axis of a sweep is where in a picture.</summary>
/// <param name="Kind">How conditions are shown.</param>
/// <param name="X">From left to right; of dots from top to bottom.</param>
/// <param name="Y">A line for each value, or a row of tiles; null: there is none.</param>
/// <param name="Panels">A panel for each value; null: there is one panel.</param>
internal sealed record PictureAxes(PictureKind Kind, SweepAxis X, SweepAxis? Y, SweepAxis? Panels)
{
    /// <summary>Lines that are numbers: more are a heat map.</summary>
    private const int MostNumberLines = 6;

    /// <summary>Lines that are words: more can't be told apart.</summary>
    private const int MostWordLines = 8;

    /// <summary>Those that there are.</summary>
    public IReadOnlyList<SweepAxis> All => [.. ((SweepAxis?[])[X, Y, Panels]).OfType<SweepAxis>()];

    /// <param name="axes">One, two or three, in the order of the sweep.</param>
    public static PictureAxes Of(IReadOnlyList<SweepAxis> axes) => axes switch
    {
        [var only] => new(only.IsNumeric ? PictureKind.Lines : PictureKind.Dots, only, null, null),
        [var first, var second] => OfTwo(first, second),
        _ => OfThree(axes),
    };

    // Words are panels rather than numbers; of those the fewest.
    private static PictureAxes OfThree(IReadOnlyList<SweepAxis> axes)
    {
        SweepAxis panels = axes.OrderBy(axis => axis.IsNumeric).ThenBy(axis => axis.Values.Count).First();
        SweepAxis[] rest = [.. axes.Where(axis => axis != panels)];
        return OfTwo(rest[0], rest[1]) with { Panels = panels };
    }

    private static PictureAxes OfTwo(SweepAxis first, SweepAxis second)
    {
        if (first.IsNumeric != second.IsNumeric)
        {
            (SweepAxis numbers, SweepAxis words) = first.IsNumeric ? (first, second) : (second, first);
            return new(words.Values.Count <= MostWordLines ? PictureKind.Lines : PictureKind.Tiles, numbers, words, null);
        }

        // Of two alike the last one, which is the fastest, goes from left to right.
        SweepAxis y = first.IsNumeric ? Fewest(first, second) : LongestWords(first, second);
        SweepAxis x = y == first ? second : first;
        return new(first.IsNumeric && y.Values.Count <= MostNumberLines ? PictureKind.Lines : PictureKind.Tiles, x, y, null);
    }

    private static SweepAxis Fewest(SweepAxis first, SweepAxis second) => first.Values.Count <= second.Values.Count ? first : second;

    // Beside rows there is more room for names than below columns.
    private static SweepAxis LongestWords(SweepAxis first, SweepAxis second) => Longest(first) >= Longest(second) ? first : second;

    private static int Longest(SweepAxis axis) => axis.Values.Max(value => value.Text.Length) * axis.Values.Count;
}
