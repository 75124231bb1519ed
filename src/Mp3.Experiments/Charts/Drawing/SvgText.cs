// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Puts right what Skia's SVG canvas can't be told.</summary>
internal static partial class SvgText
{
    /// <summary>
    /// Makes the picture scale, shortens its paths, names a substitute for its font, and numbers its clip paths from 1: Skia numbers them
    /// through the whole process, so a second picture of the same figure would differ from the first.
    /// </summary>
    /// <param name="svg">What Skia wrote.</param>
    /// <param name="idPrefix">Begins each id, so that several pictures can be in one page.</param>
    /// <param name="width">As Skia was told, px.</param>
    /// <param name="height">As Skia was told, px.</param>
    public static string Finish(string svg, string idPrefix, int width, int height)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        string renumbered = ClipId().Replace(SvgPath.ShortenAll(svg), match =>
        {
            if (!numbers.TryGetValue(match.Groups["id"].Value, out int number))
            {
                number = numbers.Count + 1;
                numbers.Add(match.Groups["id"].Value, number);
            }

            return $"{match.Groups["before"].Value}{idPrefix}cl_{number}";
        });

        // Verdana's widths are nearly DejaVu's.
        const string Fonts = $"\"{ChartFonts.Family}, Verdana, sans-serif\"";
        string size = $"width=\"{width}\" height=\"{height}\">";
        string viewBox = $"viewBox=\"0 0 {width} {height}\">";
        return renumbered
            .Replace(size, viewBox, StringComparison.Ordinal)
            .Replace($"\"{ChartFonts.Family}\"", Fonts, StringComparison.Ordinal);
    }

    [GeneratedRegex(
        """(?<before>id="|url\(#)cl_(?<id>[0-9a-f]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ClipId();
}
