// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>Where something that holds with enough RAM ceases to hold.</summary>
/// <param name="Good">The least RAM with which, as with every larger one that was tested, it holds; null: with none.</param>
/// <param name="Bad">The next RAM below, with which it does not; null: it held with all.</param>
public sealed record RamBound(RamPoint? Good, RamPoint? Bad)
{
    /// <param name="curve">The points.</param>
    /// <param name="holds">Whether it holds at one.</param>
    public static RamBound Of(MeasuredCurve curve, Func<RamPoint, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(curve);
        RamPoint[] good = [.. curve.Falling.TakeWhile(holds)];
        return new RamBound(good.LastOrDefault(), curve.Falling.Skip(good.Length).FirstOrDefault());
    }

    /// <summary>A RAM that halves what lies between; null: the two are close enough, or one is missing.</summary>
    public int? Middle(int resolutionMib) => (Good, Bad) is ({ } good, { } bad) && good.RamMib - bad.RamMib > resolutionMib
        ? bad.RamMib + ((good.RamMib - bad.RamMib) / 2)
        : null;
}
