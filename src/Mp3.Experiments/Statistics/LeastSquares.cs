// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Statistics;

/// <summary>How well a sum of given shapes fits a series.</summary>
public static class LeastSquares
{
    /// <summary>A shape that is this close to the others, as a part of its length, adds nothing to them.</summary>
    private const double Dependent = 1e-9;

    /// <summary>
    /// The sum of the squared errors of the best fit of <c>a·shape₁ + b·shape₂ + …</c>, by the Gram–Schmidt process.
    /// </summary>
    /// <param name="values">The series.</param>
    /// <param name="shapes">Each as long as the series.</param>
    public static double Error(double[] values, params IReadOnlyList<double[]> shapes)
    {
        List<double[]> basis = [];
        foreach (double[] shape in shapes)
        {
            double[] rest = basis.Aggregate(shape, Without);
            double length = Math.Sqrt(Product(rest, rest));
            if (length > Dependent * Math.Sqrt(Product(shape, shape)))
            {
                basis.Add([.. rest.Select(value => value / length)]);
            }
        }

        double[] left = basis.Aggregate(values, Without);
        return Product(left, left);
    }

    private static double[] Without(double[] series, double[] unit)
    {
        double part = Product(series, unit);
        return [.. series.Zip(unit, (value, direction) => value - (part * direction))];
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (first, second) => first * second).Sum();
}
