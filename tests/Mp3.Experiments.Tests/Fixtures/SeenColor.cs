// SPDX-License-Identifier: MIT

using ScottPlot;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>
/// Colours as they are seen: simulated by Machado, Oliveira and Fernandes (2009), severity 1, and compared in CIELAB.
/// </summary>
internal static class SeenColor
{
    private static readonly double[][] Xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];

    /// <summary>Kinds of colour vision, with their simulations.</summary>
    public static TheoryData<string, double[][]> Eyes => new()
    {
        { "usual", [[1, 0, 0], [0, 1, 0], [0, 0, 1]] },
        { "protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]] },
        { "deuteranopia", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]] },
        { "tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]] },
    };

    /// <summary>How far apart two colours are.</summary>
    public static double Distance(Color one, Color other, double[][] simulation) =>
        Math.Sqrt(Lab(one, simulation).Zip(Lab(other, simulation), (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>Lightness, 0 to 100, then red against green and yellow against blue.</summary>
    public static double[] Lab(Color color, double[][] simulation)
    {
        double[] linear = [.. new[] { color.R, color.G, color.B }.Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        double[] seen = [.. Times(simulation, linear).Select(part => Math.Clamp(part, 0, 1))];
        double[] f = [.. Times(Xyz, seen).Zip([0.9505, 1, 1.089], (part, white) => part / white)
            .Select(part => part > 0.008856 ? Math.Cbrt(part) : (7.787 * part) + (16.0 / 116))];
        return [(116 * f[1]) - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])];
    }

    private static IEnumerable<double> Times(double[][] matrix, double[] vector) => matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum());
}
