// SPDX-License-Identifier: MIT

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Report.Browser;

/// <summary>A report in a browser.</summary>
internal static partial class ReportProbe
{
    private const int WindowWidth = 1800;

    /// <summary>Opens a report at 400 and at 1600 px.</summary>
    /// <param name="write">Writes it into a folder and gives its path.</param>
    /// <param name="isDark">The reader prefers a dark page.</param>
    /// <returns>What was found there, and the console's lines.</returns>
    public static async Task<(IReadOnlyList<Findings> Findings, IReadOnlyList<string> Console)> OpenAsync(Func<string, string> write, bool isDark)
    {
        using var scratch = new ScratchFolder();
        string report = File.ReadAllText(write(scratch.Path));
        string script = File.ReadAllText(Path.Combine(FixtureFolder.Repository, "tests/Mp3.Experiments.Tests/Report/Browser/probe.js"));
        // A text area keeps any text, and its content is escaped like any other.
        File.WriteAllText(scratch["probe.html"], $"""
            <!DOCTYPE html>
            <html style="color-scheme: light dark"><head><meta charset="utf-8"></head><body>
            <textarea id="report" hidden>{WebUtility.HtmlEncode(report)}</textarea>
            <script>{script}</script>
            </body></html>
            """);
        (string document, IReadOnlyList<string> console) = await Chromium.LoadAsync(scratch["probe.html"], isDark, WindowWidth);
        Match found = FindingsAttribute().Match(document);
        Assert.True(found.Success, $"the probe did not end: {string.Join('\n', console)}");
        string json = WebUtility.HtmlDecode(found.Groups["json"].Value);
        return (JsonSerializer.Deserialize<IReadOnlyList<Findings>>(json, JsonSerializerOptions.Web)!, console);
    }

    [GeneratedRegex("data-findings=\"(?<json>[^\"]*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FindingsAttribute();
}
