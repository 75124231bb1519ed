// SPDX-License-Identifier: MIT

using ScottPlot;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>How one thing looks in every figure; marker and pattern tell it apart in grey too.</summary>
/// <param name="Color">Of the line and the marker.</param>
/// <param name="Marker">A filled shape, or none.</param>
/// <param name="Pattern">Of the line.</param>
/// <param name="Width">Of the line, px.</param>
/// <param name="IsOpen">The marker is white inside.</param>
public sealed record CurveStyle(Color Color, MarkerShape Marker, LinePattern Pattern, float Width, bool IsOpen = false)
{
    private const float Thin = 1.5f;
    private const float Normal = 4;
    private const float Wide = 12;
    private const float Block = 18;

    // Told apart with any kind of colour vision: https://jfly.uni-koeln.de/color/
    private static readonly Color Blue = Color.FromHex("#0072B2");
    private static readonly Color Vermillion = Color.FromHex("#D55E00");
    private static readonly Color Green = Color.FromHex("#009E73");
    private static readonly Color Purple = Color.FromHex("#CC79A7");
    private static readonly Color Black = Color.FromHex("#1A1A1A");

    // As far from the others, with any kind of colour vision, as those are from each other, and dark enough on white.
    private static readonly Color Brown = Color.FromHex("#804020");
    private static readonly Color Violet = Color.FromHex("#6633CC");
    private static readonly Color Plum = Color.FromHex("#4A0059");

    private static readonly LinePattern DashDot = new([14, 5, 3, 5], 0, "dash-dot");
    private static readonly LinePattern Dash = new([14, 7], 0, "dash");
    private static readonly LinePattern Dots = new([4, 5], 0, "dots");

    // Processes have filled markers, quantities have open ones.
    private static readonly CurveStyle[] Processes =
    [
        new(Blue, MarkerShape.FilledCircle, LinePattern.Solid, Normal),
        new(Vermillion, MarkerShape.FilledSquare, Dash, Normal),
        new(Green, MarkerShape.FilledTriangleUp, DashDot, Normal),
        new(Purple, MarkerShape.FilledTriangleDown, Dots, Normal),
    ];

    private static readonly CurveStyle[] Runs =
    [
        new(Black, MarkerShape.FilledDiamond, LinePattern.Solid, Normal),
        new(Purple, MarkerShape.FilledDiamond, Dash, Normal, IsOpen: true),
        new(Green, MarkerShape.FilledSquare, DashDot, Normal, IsOpen: true),
        new(Vermillion, MarkerShape.FilledTriangleDown, Dots, Normal, IsOpen: true),
    ];

    // No two have their colour or their marker, filled or open, in common.
    private static readonly CurveStyle[] Sides =
    [
        new(Black, MarkerShape.FilledDiamond, LinePattern.Solid, Normal),
        new(Vermillion, MarkerShape.FilledTriangleDown, Dots, Normal, IsOpen: true),
        new(Blue, MarkerShape.FilledSquare, Dash, Normal),
        new(Green, MarkerShape.FilledTriangleUp, DashDot, Normal, IsOpen: true),
        new(Purple, MarkerShape.FilledCircle, LinePattern.Solid, Normal, IsOpen: true),
        new(Brown, MarkerShape.FilledTriangleDown, Dash, Normal),
        new(Violet, MarkerShape.FilledSquare, Dots, Normal, IsOpen: true),
        new(Plum, MarkerShape.FilledCircle, DashDot, Normal),
    ];

    public static CurveStyle Minor { get; } =
        new(Blue, MarkerShape.FilledCircle, LinePattern.Solid, Normal, IsOpen: true);

    public static CurveStyle Major { get; } =
        new(Vermillion, MarkerShape.FilledSquare, LinePattern.Solid, Normal, IsOpen: true);

    /// <summary>A place and a time with minor faults, but no major one.</summary>
    public static CurveStyle MinorCell { get; } = Minor with { Marker = MarkerShape.None, Width = Block };

    /// <summary>A place and a time with a major fault.</summary>
    public static CurveStyle MajorCell { get; } = Major with { Marker = MarkerShape.None, Width = Block };

    /// <summary>Steps of a histogram of major faults.</summary>
    public static CurveStyle MajorBars { get; } = Major with { Marker = MarkerShape.None };

    public static CurveStyle Utilization { get; } = new(Black, MarkerShape.FilledSquare, LinePattern.Solid, Normal);

    public static CurveStyle User { get; } = new(Green, MarkerShape.FilledTriangleUp, Dash, Normal, IsOpen: true);

    public static CurveStyle System { get; } =
        new(Purple, MarkerShape.FilledTriangleDown, DashDot, Normal, IsOpen: true);

    public static CurveStyle LastCopy { get; } = new(Black, MarkerShape.FilledCircle, LinePattern.Solid, Normal);

    public static CurveStyle MedianCopy { get; } = new(Blue, MarkerShape.FilledTriangleUp, Dash, Normal, IsOpen: true);

    /// <summary>What a model says, below the measurement: wide and pale, so that both are seen where they agree.</summary>
    public static CurveStyle Model { get; } = new(Color.FromHex("#BBBBBB"), MarkerShape.None, LinePattern.Solid, Wide);

    /// <summary>A place that a model names.</summary>
    public static CurveStyle PredictedPlace { get; } = new(Color.FromHex("#555555"), MarkerShape.None, Dash, 3);

    /// <summary>A place that was found in the data.</summary>
    public static CurveStyle FoundPlace { get; } = new(Black, MarkerShape.None, Dots, 3);

    /// <summary>One of many processes that are not told apart.</summary>
    public static CurveStyle OneOfMany { get; } =
        new(Color.FromHex("#8C8C8C"), MarkerShape.None, LinePattern.Solid, Thin);

    /// <summary>The module, where it is compared with those who read what it writes.</summary>
    public static CurveStyle Writer { get; } = new(Black, MarkerShape.None, LinePattern.Solid, Normal);

    /// <summary>A bound that lines are compared with.</summary>
    public static CurveStyle Bound { get; } = new(Color.FromHex("#555555"), MarkerShape.None, Dash, Thin * 2);

    /// <summary>Joins the ends of a line of this style over a gap.</summary>
    public CurveStyle ForGap() => this with { Marker = MarkerShape.None, Pattern = Dots, Width = Thin * 2 };

    /// <summary>Below other lines of the panel: wide and pale, so that both are seen where they agree.</summary>
    public CurveStyle Underlay() =>
        this with { Color = Color.WithAlpha(0.3), Marker = MarkerShape.None, Pattern = LinePattern.Solid, Width = Wide };

    /// <summary>One of several lines of this style that stand back behind a strong one.</summary>
    public CurveStyle Faint() => this with { Marker = MarkerShape.None, Width = Thin };

    /// <summary>The interval of a point of this style.</summary>
    public CurveStyle Whisker() => this with { Marker = MarkerShape.None, Pattern = LinePattern.Solid, Width = Thin * 2 };

    /// <summary>How many processes can be told apart.</summary>
    public static int MostProcesses => Processes.Length;

    /// <summary>The style of a process, by the number of its label within the study.</summary>
    public static CurveStyle OfProcess(int number) => Processes[number % Processes.Length];

    /// <summary>The style of one of four lines that may coincide: the later ones leave gaps.</summary>
    public static CurveStyle OfOverlaid(int number) => number switch
    {
        0 => new(Vermillion, MarkerShape.FilledSquare, LinePattern.Solid, Normal),
        1 => new(Blue, MarkerShape.FilledCircle, LinePattern.Solid, Normal + 2),
        2 => new(Green, MarkerShape.FilledTriangleUp, Dash, Normal),
        _ => new(Purple, MarkerShape.FilledTriangleDown, Dots, Normal),
    };

    /// <summary>How many results that are compared can be told apart.</summary>
    public static int MostSides => Sides.Length;

    /// <summary>The style of one of the results that are compared, the baseline being 0.</summary>
    public static CurveStyle OfSide(int number) => Sides[number % Sides.Length];

    /// <summary>The style of one of up to four streams of the machine in a panel.</summary>
    public static CurveStyle OfStream(int number) => Processes[number % Processes.Length] with { IsOpen = true };

    /// <summary>The style of a run's sum over all processes, by the number of the run within the study.</summary>
    public static CurveStyle OfRun(int number) => Runs[number % Runs.Length];
}
