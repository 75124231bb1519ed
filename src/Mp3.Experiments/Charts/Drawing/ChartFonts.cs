// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>
/// DejaVu Sans, regular and bold, from files: what other fonts a machine has must not change a picture. Without a
/// font ScottPlot draws no text and reports nothing, so its absence is an error here.
/// </summary>
public sealed class ChartFonts
{
    public const string Family = "DejaVu Sans";

    /// <summary>Where Debian's and Ubuntu's fonts-dejavu-core puts them.</summary>
    public const string SystemFolder = "/usr/share/fonts/truetype/dejavu";

    private static readonly Lazy<ChartFonts> Shared = new(LoadForScottPlot);

    private ChartFonts(SKTypeface regular, SKTypeface bold)
    {
        Regular = regular;
        Bold = bold;
    }

    /// <summary>The installed fonts, loaded once and known to ScottPlot.</summary>
    /// <exception cref="Mp3Exception">Unavailable: they are not installed.</exception>
    public static ChartFonts Installed => Shared.Value;

    public SKTypeface Regular { get; }

    public SKTypeface Bold { get; }

    /// <summary>Loads both faces from a folder.</summary>
    /// <exception cref="Mp3Exception">Unavailable: a file is missing or is no font.</exception>
    public static ChartFonts Load(string folder) => new(LoadFace(RegularOf(folder)), LoadFace(BoldOf(folder)));

    // Once in a process: ScottPlot's list of fonts may not change while somebody draws.
    private static ChartFonts LoadForScottPlot()
    {
        ChartFonts fonts = Load(SystemFolder);
        ScottPlot.Fonts.AddFontFile(Family, RegularOf(SystemFolder), bold: false, italic: false);
        ScottPlot.Fonts.AddFontFile(Family, BoldOf(SystemFolder), bold: true, italic: false);
        return fonts;
    }

    private static string RegularOf(string folder) => Path.Combine(folder, "DejaVuSans.ttf");

    private static string BoldOf(string folder) => Path.Combine(folder, "DejaVuSans-Bold.ttf");

    private static SKTypeface LoadFace(string path) =>
        (File.Exists(path) ? SKTypeface.FromFile(path) : null)
        ?? throw Mp3Exception.Unavailable($"no font {path} to draw with; install fonts-dejavu-core: make deps");
}
