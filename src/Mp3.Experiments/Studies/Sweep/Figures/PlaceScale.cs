// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>Where the places of an axis of numbers lie: evenly, or by their logarithm if each is about a factor from the next.</summary>
/// <param name="Axis">With a tick at each place, or, of many, at some.</param>
/// <param name="X">Of each place.</param>
internal sealed record PlaceScale(AxisScale Axis, IReadOnlyList<double> X)
{
    private const int MostTicks = 24;
    private const double LeastRatio = 8;

    /// <param name="axis">Of numbers.</param>
    public static PlaceScale Of(ShownAxis axis)
    {
        double[] numbers = [.. axis.Places.Select(place => place.Number!.Value)];
        bool isLogarithmic = IsLogarithmic(numbers);
        double[] x = isLogarithmic ? [.. numbers.Select(Math.Log10)] : numbers;
        int stride = (x.Length + MostTicks - 1) / MostTicks;
        int[] ticks = [.. Enumerable.Range(0, x.Length).Where(i => (x.Length - 1 - i) % stride == 0)];
        AxisScale scale = AxisScale.Marks(isLogarithmic ? $"{axis.Axis.Words}, logarithmic" : axis.Axis.Words, x) with
        {
            Ticks = [.. ticks.Select(i => x[i])],
            Names = [.. ticks.Select(i => AxisWords.NumberOf(numbers[i]))],
        };
        return new PlaceScale(scale, x);
    }

    /// <summary>Whether the steps between numbers are more alike as factors than as differences, over a factor of 8 at least.</summary>
    /// <param name="numbers">Rising.</param>
    internal static bool IsLogarithmic(IReadOnlyList<double> numbers)
    {
        if (numbers.Count < 3 || numbers[0] <= 0 || numbers[^1] < LeastRatio * numbers[0])
        {
            return false;
        }

        (double Ratio, double Difference)[] steps = [.. numbers.Zip(numbers.Skip(1), (low, high) => (Math.Log(high / low), high - low))];
        return steps.Max(step => step.Ratio) / steps.Min(step => step.Ratio) < steps.Max(step => step.Difference) / steps.Min(step => step.Difference);
    }
}
