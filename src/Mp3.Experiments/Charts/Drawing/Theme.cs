// SPDX-License-Identifier: MIT

using ScottPlot;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Sizes (px) and colours that all pictures have in common; large enough for a projector.</summary>
internal static class Theme
{
    public const int Width = 1920;
    public const int Height = 1200;
    public const float Margin = 56;

    public const float TitleSize = 44;
    public const float TextSize = 27;
    public const float HeadingSize = 29;
    public const float AxisSize = 27;
    public const float TickSize = 25;
    public const float LabelSize = 27;
    public const float FooterSize = 22;

    /// <summary>From one baseline to the next, as a multiple of the text's size.</summary>
    public const float LineSpacing = 1.42f;

    /// <summary>Room left of the data beside the ticks' labels: the ticks and the axis' name.</summary>
    public const float LeftPadding = 84;

    /// <summary>Room below the data for ticks and the axis' name.</summary>
    public const float BottomPadding = 102;

    /// <summary>Room below the data of a panel that has another one below it: ticks only.</summary>
    public const float TicksOnlyPadding = 58;

    /// <summary>Room below the data of a low panel that has another one below it: half a number of its y axis.</summary>
    public const float DensePadding = 18;

    /// <summary>Room between panels that stand beside each other.</summary>
    public const float ColumnGap = 34;

    /// <summary>Room right of the data if no line has a label there.</summary>
    public const float RightPadding = 24;

    public const float MarkerSize = 17;
    public const float MarkerLineWidth = 3.5f;
    public const float MarkerHaloWidth = 1.5f;

    public static Color Paper { get; } = Colors.White;

    public static Color Ink { get; } = Color.FromHex("#1A1A1A");

    public static Color Muted { get; } = Color.FromHex("#555555");

    public static Color Grid { get; } = Color.FromHex("#DDDDDD");

    public static Color Frame { get; } = Color.FromHex("#8C8C8C");

    public static Color Alarm { get; } = Color.FromHex("#C00000");

    public static Color Band { get; } = Color.FromHex("#D5E3EE");

    public static Color Shade { get; } = Color.FromHex("#F4EFE3");
}
