// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>
/// Says a path of an SVG picture in fewer words. Skia writes each point as two absolute numbers with three decimals; a
/// tenth of a pixel is less than anybody sees, and most steps of a stepped line go along one axis.
/// </summary>
internal static partial class SvgPath
{
    private const double StepsPerPixel = 10;
    private const int TimeoutMs = 10_000;

    /// <summary>Shortens all paths of a picture.</summary>
    /// <param name="svg">What Skia wrote.</param>
    public static string ShortenAll(string svg) =>
        PathData().Replace(svg, match => $" d=\"{Shorten(match.Groups["path"].Value)}\"");

    /// <summary>The same path, each point within half a tenth of a pixel on both axes; nothing adds up.</summary>
    /// <param name="path">Commands M, L, Q and Z with absolute numbers; with any other it stays as it is.</param>
    internal static string Shorten(string path)
    {
        if (!OnlyKnown().IsMatch(path))
        {
            return path;
        }

        var shorter = new StringBuilder(path.Length);
        Point at = default;
        Point start = default;
        foreach (Match match in Commands().Matches(path))
        {
            Point[] points = [.. Numbers().Matches(match.ValueSpan[1..].ToString()).Select(number => double.Parse(number.ValueSpan, CultureInfo.InvariantCulture))
                .Chunk(2).Select(pair => new Point(Round(pair[0]), Round(pair[1])))];
            Append(shorter, match.Value[0], points, at);
            start = match.Value[0] == 'M' ? points[^1] : start;
            at = points.Length == 0 ? start : points[^1];
        }

        return shorter.ToString();
    }

    private static void Append(StringBuilder path, char command, Point[] points, Point at)
    {
        switch (command)
        {
            case 'Z':
                path.Append('z');
                break;
            case 'M':
                path.Append('M').Append(Text(points[0].X)).Append(Separated(points[0].Y));
                break;
            case 'Q':
                path.Append('q').Append(Text(points[0].X - at.X)).Append(Separated(points[0].Y - at.Y))
                    .Append(Separated(points[1].X - at.X)).Append(Separated(points[1].Y - at.Y));
                break;
            case 'L' when points[0] == at:
                // A line of no length still draws its caps where it is all that there is.
                path.Append(LastIsMove(path) ? "h0" : "");
                break;
            case 'L' when points[0].Y == at.Y:
                path.Append('h').Append(Text(points[0].X - at.X));
                break;
            case 'L' when points[0].X == at.X:
                path.Append('v').Append(Text(points[0].Y - at.Y));
                break;
            default:
                path.Append('l').Append(Text(points[0].X - at.X)).Append(Separated(points[0].Y - at.Y));
                break;
        }
    }

    private static bool LastIsMove(StringBuilder path)
    {
        int i = path.Length - 1;
        while (i >= 0 && !char.IsAsciiLetter(path[i]))
        {
            i--;
        }

        return i >= 0 && path[i] == 'M';
    }

    private static long Round(double pixels) => (long)Math.Round(pixels * StepsPerPixel, MidpointRounding.AwayFromZero);

    private static string Text(long steps) => (steps / StepsPerPixel).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A minus separates as well as a blank.</summary>
    private static string Separated(long steps) => steps < 0 ? Text(steps) : ' ' + Text(steps);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Point(long X, long Y);

    [GeneratedRegex(" d=\"(?<path>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex PathData();

    [GeneratedRegex(@"\A(?:M[-0-9. ,]+|L[-0-9. ,]+|Q[-0-9. ,]+|Z)*\z", RegexOptions.NonBacktracking, TimeoutMs)]
    private static partial Regex OnlyKnown();

    [GeneratedRegex("[MLQZ][^MLQZ]*", RegexOptions.None, TimeoutMs)]
    private static partial Regex Commands();

    [GeneratedRegex("-?[0-9.]+", RegexOptions.None, TimeoutMs)]
    private static partial Regex Numbers();
}
