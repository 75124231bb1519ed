// SPDX-License-Identifier: MIT

using System.ComponentModel;
using System.Diagnostics;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>A program that shows files to a person.</summary>
/// <param name="Program">Name or path.</param>
/// <param name="Arguments">Before the file's.</param>
internal sealed record Browser(string Program, IReadOnlyList<string> Arguments)
{
    private const string Standard = "xdg-open";

    /// <summary><c>$BROWSER</c> (a command, with arguments perhaps), else xdg-open; null: neither is there.</summary>
    public static Browser? Find()
    {
        string[] words = (Environment.GetEnvironmentVariable("BROWSER") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? new Browser(words[0], words[1..])
            : IsOnPath(Standard) ? new Browser(Standard, [])
            : null;
    }

    /// <summary>Shows a file and waits for the program, which may use the terminal.</summary>
    /// <exception cref="Mp3Exception">Unavailable: it can't be started; Failed: it ends with an error.</exception>
    public async Task ShowAsync(string path, CancellationToken cancellation)
    {
        int exitCode;
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(Program, [.. Arguments, path]) { UseShellExecute = false })!;
            await process.WaitForExitAsync(cancellation);
            exitCode = process.ExitCode;
        }
        catch (Win32Exception e)
        {
            throw Mp3Exception.Unavailable($"cannot start {Program}: {e.Message}; set BROWSER to a browser, or open {path} by hand", e);
        }

        if (exitCode != 0)
        {
            throw Mp3Exception.Failed($"{Program} ended with {exitCode}; open {path} by hand");
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
