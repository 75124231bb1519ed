// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Report.Sections;

namespace Mp3.Experiments.Report;

/// <summary>The page around the sections.</summary>
internal static class ReportPage
{
    // The page's own style and script are all that it may use.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>The whole file, with LF and a newline at the end.</summary>
    public static string Of(ReportDocument page) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="{Policy}" />
        <title>{page.Title} – mp3</title>
        <style>
        {Html.Trusted(PaletteStyle())}
        {Html.Trusted(ReportAssets.Style)}
        </style>
        </head>
        <body>
        {HeaderSection.Of(page)}
        <main>
        {Html.Lines(SectionsOf(page))}
        </main>
        {FooterSection.Of(page)}
        <script>
        {Html.Trusted(ReportAssets.Script)}
        </script>
        </body>
        </html>

        """).ToString();

    private static IEnumerable<Html> SectionsOf(ReportDocument page) =>
        page.Sections.Select(section => Html.Of(
            $"""
            <section id="{section.Id}">
            <h2>{section.Title}</h2>
            {section.Body}
            </section>
            """));

    // Paper is light: only a screen can be dark.
    private static string PaletteStyle()
    {
        string light = string.Concat(Palette.All.Select(color => $"{color.Variable}:{color.Light};"));
        string dark = string.Concat(Palette.All.Select(color => $"{color.Variable}:{color.Dark};"));
        return $":root{{{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}";
    }
}
