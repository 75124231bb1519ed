// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>Numbers to three digits, where there is little room.</summary>
internal static class ShortNumber
{
    private const double Least = 0.0995;

    private static readonly (double Factor, string Sign)[] Factors = [(1e9, "G"), (1e6, "M"), (1e3, "k"), (1, "")];

    /// <summary>Such as <c>1.23M</c>, <c>45.6k</c>, <c>0.12</c>.</summary>
    public static string Of(double value)
    {
        if (value == 0 || Math.Abs(value) < Least)
        {
            return value.ToString("G3");
        }

        // What rounds up to the next factor has it.
        (double factor, string sign) = Factors.FirstOrDefault(each => Math.Abs(value) >= each.Factor * 0.9995, Factors[^1]);
        double number = value / factor;
        int decimals = Math.Abs(number) >= 99.95 ? 0 : Math.Abs(number) >= 9.995 ? 1 : 2;
        return Math.Round(number, decimals).ToString("0.##") + sign;
    }
}
