// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Statistics;

/// <summary>
/// The median of a sample and an interval for the median of what it was drawn from, between two of its values
/// (order statistics; Conover, Practical Nonparametric Statistics, section 3.2). It supposes independent draws and
/// nothing else: no shape of the distribution, and no random numbers are needed to compute it.
/// </summary>
/// <param name="Count">Size of the sample.</param>
/// <param name="Median">The middle value, or the mean of the two middle ones.</param>
/// <param name="Low">Lower end, a value of the sample.</param>
/// <param name="High">Upper end, a value of the sample.</param>
/// <param name="Confidence">Probability that such an interval holds the median, 0 to 1; 0 for a single value.</param>
public sealed record MedianInterval(int Count, double Median, double Low, double High, double Confidence)
{
    /// <summary>What is aimed at; samples of less than six values can't reach it, and theirs say so.</summary>
    public const double WantedConfidence = 0.95;

    /// <param name="values">At least one, in any order.</param>
    public static MedianInterval Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int count = sorted.Length;
        if (count == 0)
        {
            throw new ArgumentException("a median needs a value", nameof(values));
        }

        int cut = CutOf(count);
        return new MedianInterval(
            count,
            (sorted[(count - 1) / 2] + sorted[count / 2]) / 2,
            sorted[cut],
            sorted[^(cut + 1)],
            ConfidenceWithout(cut, count));
    }

    /// <summary>The confidence that the interval of a sample has; its size alone decides it.</summary>
    /// <param name="count">Size of the sample.</param>
    public static double ConfidenceOf(int count) => ConfidenceWithout(CutOf(count), count);

    /// <summary>The confidence as it is said: <c>96.9 %</c>.</summary>
    public string ConfidenceText => $"{100 * Confidence:0.#} %";

    // The narrowest that is sure enough, else the widest there is.
    private static int CutOf(int count) =>
        Enumerable.Range(0, (count + 1) / 2).Reverse().FirstOrDefault(k => ConfidenceWithout(k, count) >= WantedConfidence);

    // The median is outside if at most `cut` values lie below it, or at most `cut` above: a coin that falls so rarely.
    private static double ConfidenceWithout(int cut, int count)
    {
        double probability = Math.Pow(0.5, count);
        double tail = 0;
        for (int k = 0; k <= cut; k++)
        {
            tail += probability;
            probability *= (double)(count - k) / (k + 1);
        }

        return Math.Max(0, 1 - (2 * tail));
    }
}
