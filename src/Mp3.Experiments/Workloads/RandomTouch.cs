// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads;

/// <summary>
/// How many distinct pages a random sequence touches: k balls thrown into M boxes (W. Feller, An Introduction to
/// Probability Theory and Its Applications, vol. 1, II.5 and IV.2).
/// </summary>
public static class RandomTouch
{
    /// <summary>Mean number of distinct pages after <paramref name="accesses"/>: M(1 − e^(−k/M)).</summary>
    /// <param name="pages">M, more than 0.</param>
    /// <param name="accesses">k.</param>
    public static double DistinctPages(double pages, double accesses) => -pages * double.ExpM1(-accesses / pages);

    /// <summary>Its standard deviation, pages: √(M e^(−c) (1 − (1 + c) e^(−c))) with c = k/M.</summary>
    /// <inheritdoc cref="DistinctPages"/>
    public static double Deviation(double pages, double accesses)
    {
        double c = accesses / pages;
        double untouched = Math.Exp(-c);
        return Math.Sqrt(pages * untouched * (1 - ((1 + c) * untouched)));
    }
}
