// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Contrast of two colours as the Web Content Accessibility Guidelines define it.</summary>
internal static class Contrast
{
    /// <summary>1 (none) to 21, of two colours #RRGGBB.</summary>
    public static double Of(string one, string other)
    {
        double[] luminances = [.. ((string[])[one, other]).Select(Luminance).Order()];
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    private static double Luminance(string hex) =>
        (0.2126 * Channel(hex[1..3])) + (0.7152 * Channel(hex[3..5])) + (0.0722 * Channel(hex[5..7]));

    private static double Channel(string hex)
    {
        double value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
