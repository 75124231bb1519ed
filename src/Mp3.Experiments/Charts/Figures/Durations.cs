// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Short times with the unit that suits them.</summary>
internal static class Durations
{
    private static readonly (double Ns, string Name)[] Units = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")];

    /// <summary>A time to three digits, such as <c>112 µs</c>.</summary>
    public static string Text(double ns)
    {
        (double unit, string name) = Units.FirstOrDefault(unit => ns >= unit.Ns * (1 - 1e-9), Units[^1]);
        double number = ns / unit;
        int decimals = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2;
        return $"{Math.Round(number, decimals).ToString("#,0.##", CultureInfo.InvariantCulture)} {name}";
    }
}
