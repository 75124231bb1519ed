// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>How many places each axis of a picture has, so that it can be read.</summary>
internal static class PictureSize
{
    /// <summary>More conditions than this can't be told apart in a picture.</summary>
    public const int MostConditions = 2000;

    private const int MostColumns = 50;
    private const int MostRows = 40;
    private const int MostPanelsOfTiles = 6;
    private const int MostPanelsOfLines = 9;

    /// <summary>Panels that a picture has room for.</summary>
    public static int MostPanels(PictureKind kind) => kind == PictureKind.Tiles ? MostPanelsOfTiles : MostPanelsOfLines;

    /// <summary>The axes with as many places as can be read: neighbouring numbers become one place where there are too many.</summary>
    public static (ShownAxis X, ShownAxis? Y, ShownAxis? Panels) Of(PictureAxes axes)
    {
        ShownAxis? panels = axes.Panels is null ? null : ShownAxis.Of(axes.Panels, MostPanels(axes.Kind));
        int x = Math.Min(axes.X.Values.Count, axes.Kind == PictureKind.Tiles ? MostColumns : MostConditions);
        int y = Math.Min(axes.Y?.Values.Count ?? 1, MostRows);
        bool shrinksX = axes.X.IsNumeric;
        bool shrinksY = axes.Y is { IsNumeric: true };
        while (x * y * (panels?.Places.Count ?? 1) > MostConditions)
        {
            // Words can't shrink; PicturePages has seen to it that they are few.
            if (!shrinksY || (x >= y && shrinksX))
            {
                x--;
            }
            else
            {
                y--;
            }
        }

        return (ShownAxis.Of(axes.X, x), axes.Y is null ? null : ShownAxis.Of(axes.Y, y), panels);
    }
}
