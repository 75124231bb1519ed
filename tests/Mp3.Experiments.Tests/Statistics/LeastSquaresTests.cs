// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Tests.Statistics;

public sealed class LeastSquaresTests
{
    private static readonly double[] Ones = [1, 1, 1, 1];
    private static readonly double[] Line = [0, 1, 2, 3];

    [Fact]
    public void A_constant_leaves_the_squares_around_the_mean() => Assert.Equal(20, LeastSquares.Error([1, 3, 5, 7], Ones), 1e-9);

    [Fact]
    public void A_line_leaves_nothing_of_a_line() => Assert.Equal(0, LeastSquares.Error([1, 3, 5, 7], Ones, Line), 1e-9);

    // By hand: the line is 0.6 + 1.1 x, the errors are −0.6, 1.3, −0.8 and 0.1, their squares 0.36, 1.69, 0.64 and 0.01.
    [Fact]
    public void A_line_leaves_what_the_formulas_say() => Assert.Equal(2.7, LeastSquares.Error([0, 3, 2, 4], Ones, Line), 1e-9);

    [Fact]
    public void A_shape_twice_explains_no_more() =>
        Assert.Equal(LeastSquares.Error([0, 3, 2, 4], Ones), LeastSquares.Error([0, 3, 2, 4], Ones, [2, 2, 2, 2]), 1e-9);
}
