// SPDX-License-Identifier: MIT

using ScottPlot;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>How one thing looks in every figure: colour, marker and pattern, so that it is told apart in grey too.</summary>
public sealed record LineStyle(Color Color, MarkerShape Marker, LinePattern Pattern, float Width)
{
    private const float Thin = 1.5f;
    private const float Normal = 4;

    // Told apart with any kind of colour vision: https://jfly.uni-koeln.de/color/
    private static readonly Color Blue = Color.FromHex("#0072B2");
    private static readonly Color Vermillion = Color.FromHex("#D55E00");
    private static readonly Color Green = Color.FromHex("#009E73");
    private static readonly Color Purple = Color.FromHex("#CC79A7");
    private static readonly Color Black = Color.FromHex("#1A1A1A");

    private static readonly LinePattern DashDot = new([14, 5, 3, 5], 0, "dash-dot");
    private static readonly LinePattern Dash = new([14, 7], 0, "dash");
    private static readonly LinePattern Dots = new([4, 5], 0, "dots");

    // Processes have filled markers, quantities have open ones.
    private static readonly LineStyle[] Processes =
    [
        new(Blue, MarkerShape.FilledCircle, LinePattern.Solid, Normal),
        new(Vermillion, MarkerShape.FilledSquare, Dash, Normal),
        new(Green, MarkerShape.FilledTriangleUp, DashDot, Normal),
        new(Purple, MarkerShape.FilledTriangleDown, Dots, Normal),
    ];

    private static readonly LineStyle[] Runs =
    [
        new(Black, MarkerShape.FilledDiamond, LinePattern.Solid, Normal),
        new(Purple, MarkerShape.OpenDiamond, Dash, Normal),
        new(Blue, MarkerShape.Cross, DashDot, Normal),
        new(Vermillion, MarkerShape.Eks, Dots, Normal),
    ];

    public static LineStyle Minor { get; } = new(Blue, MarkerShape.OpenCircle, LinePattern.Solid, Normal);

    public static LineStyle Major { get; } = new(Vermillion, MarkerShape.OpenSquare, LinePattern.Solid, Normal);

    public static LineStyle Utilization { get; } = new(Black, MarkerShape.Asterisk, LinePattern.Solid, Normal);

    public static LineStyle User { get; } = new(Green, MarkerShape.OpenTriangleUp, Dash, Normal);

    public static LineStyle System { get; } = new(Purple, MarkerShape.OpenTriangleDown, DashDot, Normal);

    public static LineStyle LastCopy { get; } = new(Black, MarkerShape.OpenCircleWithDot, LinePattern.Solid, Normal);

    public static LineStyle MedianCopy { get; } = new(Blue, MarkerShape.HorizontalBar, Dash, Normal);

    /// <summary>One of many processes that are not told apart.</summary>
    public static LineStyle OneOfMany { get; } = new(Color.FromHex("#8C8C8C"), MarkerShape.None, LinePattern.Solid, Thin);

    /// <summary>How many processes can be told apart.</summary>
    public static int MostProcesses => Processes.Length;

    /// <summary>The style of a process, by the number of its label within the study.</summary>
    public static LineStyle OfProcess(int number) => Processes[number % Processes.Length];

    /// <summary>The style of a run's sum over all processes, by the number of the run within the study.</summary>
    public static LineStyle OfRun(int number) => Runs[number % Runs.Length];
}
