// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Options;

/// <summary>Sizes as people type them: <c>500M</c>, <c>2G</c>, by powers of 1024.</summary>
internal static class ByteSize
{
    private const int Factor = 1024;
    private const string Units = "KMGT";

    // Below, no product overflows.
    private const int MostDigits = 6;

    /// <summary>Bytes; null: it is none.</summary>
    public static long? Parse(string text)
    {
        int power = text.Length == 0 ? -1 : Units.IndexOf(text[^1], StringComparison.Ordinal);
        return power >= 0 && text.Length is > 1 and <= MostDigits + 1
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number * Of(power)
                : null;
    }

    /// <summary>As one would type it: whole KiB, with the largest unit that leaves a whole number.</summary>
    public static string Text(long bytes)
    {
        int power = Units.Length - 1;
        while (power > 0 && bytes % Of(power) != 0)
        {
            power--;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes / Of(power)}{Units[power]}");
    }

    private static long Of(int power) => (long)Math.Pow(Factor, power + 1);
}
