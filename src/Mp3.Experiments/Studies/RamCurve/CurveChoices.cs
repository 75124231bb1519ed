// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>What a user chose for a curve beside its programs, defaults filled in.</summary>
/// <param name="By">Whose RAM is varied.</param>
/// <param name="Ram">Which RAM.</param>
/// <param name="Tolerance">Slowdown that is still good, a part of the time without a limit.</param>
/// <param name="MostPoints">Points in all, where the study chooses them.</param>
internal sealed record CurveChoices(RamBy By, RamWish Ram, double Tolerance, int MostPoints)
{
    public const string Limit = "limit";
    public const string Memory = "memory";
    public const string DefaultTolerance = "5%";
    public const int DefaultPoints = 24;
    public const int LeastPoints = 2;
    public const int LargestPoints = 200;

    /// <summary>By the names of the options, as one types them.</summary>
    public IReadOnlyList<(string Name, ParameterValue Value)> Parameters =>
    [
        ("by", new ParameterValue(By == RamBy.Limit ? Limit : Memory)),
        ("ram", new ParameterValue(Ram.Text)),
        ("tolerance", new ParameterValue(string.Create(CultureInfo.InvariantCulture, $"{100 * Tolerance:0.###}%"))),
        ("points", ParameterValue.Of(MostPoints)),
    ];

    /// <summary>A part, as <c>5%</c> has it.</summary>
    public static TextOption<double?>.Meaning ReadTolerance(string text)
    {
        const double Most = 1000;
        return text.EndsWith('%')
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent)
            && percent <= Most
                ? new(percent / 100)
                : new(null, "the form is 5% or 0.5%, at most 1000%");
    }
}
