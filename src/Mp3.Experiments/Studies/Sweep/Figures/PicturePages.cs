// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>Shares axes of more words than a picture has room for among several pictures.</summary>
internal static class PicturePages
{
    /// <summary>Names beside each other, below columns of tiles.</summary>
    private const int MostColumns = 12;

    /// <summary>Names below each other, beside rows of tiles or dots.</summary>
    private const int MostRows = 18;

    /// <summary>The same where there are several panels.</summary>
    private const int MostRowsOfPanels = 6;

    /// <summary>The axes of each picture, in the order of the sweep; one if there is room.</summary>
    public static IReadOnlyList<PictureAxes> Of(PictureAxes axes) =>
    [
        .. from panels in axes.Panels is null ? [null] : Chunks(axes.Panels, PictureSize.MostPanels(axes.Kind))
           from y in axes.Y is null ? [null] : Chunks(axes.Y, axes.Panels is null ? MostRows : MostRowsOfPanels)
           from x in Chunks(axes.X, axes.Kind == PictureKind.Dots ? MostRows : MostColumns)
           select axes with { X = x!, Y = y, Panels = panels },
    ];

    // Numbers have neighbours, which one place can show together.
    private static IEnumerable<SweepAxis?> Chunks(SweepAxis axis, int most)
    {
        if (axis.IsNumeric || axis.Values.Count <= most)
        {
            return [axis];
        }

        int chunks = (axis.Values.Count + most - 1) / most;
        return axis.Values.Chunk((axis.Values.Count + chunks - 1) / chunks).Select(values => axis with { Values = values });
    }
}
