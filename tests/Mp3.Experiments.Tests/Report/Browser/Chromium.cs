// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Tests.Scripts;

namespace Mp3.Experiments.Tests.Report.Browser;

/// <summary>A real browser without a window.</summary>
internal static class Chromium
{
    /// <summary>Loads a page, runs its scripts and gives the document then, as HTML, and what its console said.</summary>
    /// <param name="page">A file.</param>
    /// <param name="isDark">The reader prefers a dark page.</param>
    /// <param name="width">Of the window, px; a browser has no window narrower than 500 px.</param>
    public static async Task<(string Document, IReadOnlyList<string> Console)> LoadAsync(string page, bool isDark, int width)
    {
        using var profile = new ScratchFolder();
        using Process process = Process.Start(new ProcessStartInfo(TestPrograms.Find("chromium"), ArgumentsFor(page, profile.Path, isDark, width))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> document = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await Wait.ForExitAsync(process, "the browser");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode == 0, await log);
        return (await document, [.. (await log).Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))]);
    }

    // The last but one group keeps it from the network; the sandbox needs rights that a container hasn't.
    private static string[] ArgumentsFor(string page, string profile, bool isDark, int width) =>
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
        $"--user-data-dir={profile}", "--enable-logging=stderr", $"--window-size={width},900",
        $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}",
        "--dump-dom", new Uri(page).AbsoluteUri,
    ];
}
