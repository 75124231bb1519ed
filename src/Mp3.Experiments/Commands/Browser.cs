// SPDX-License-Identifier: MIT

using System.ComponentModel;
using System.Diagnostics;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>A program that shows files to a person.</summary>
/// <param name="Name">As messages call it.</param>
/// <param name="Program">Name or path.</param>
/// <param name="Arguments">Before the file's.</param>
/// <param name="NoneCode">The exit code by which it says that there is no browser; null: it doesn't.</param>
internal sealed record Browser(string Name, string Program, IReadOnlyList<string> Arguments, int? NoneCode)
{
    private const string Standard = "xdg-open";

    /// <summary>Of xdg-open: a tool that it needs could not be found.</summary>
    private const int StandardNoneCode = 3;

    /// <summary><c>$BROWSER</c> (a command, with arguments perhaps), else xdg-open; null: neither is there.</summary>
    public static Browser? Find()
    {
        string[] words = (Environment.GetEnvironmentVariable("BROWSER") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0)
        {
            return new Browser(words[0], words[0], words[1..], NoneCode: null);
        }

        // It names every browser that it does not find, a line each. The shell keeps a descriptor open in place of
        // these lines: a browser that stays writes to it for as long as it lives.
        return Programs.Find(Standard) is { } path
            ? new Browser(Standard, "/bin/sh", ["-c", """exec "$0" "$1" 2>/dev/null""", path], StandardNoneCode)
            : null;
    }

    /// <summary>Shows a file and waits for the program, which may use the terminal.</summary>
    /// <returns>False: the program says that there is no browser.</returns>
    /// <exception cref="Mp3Exception">Unavailable: it can't be started; Failed: it ends with an error.</exception>
    public async Task<bool> ShowAsync(string path, CancellationToken cancellation)
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
            throw Mp3Exception.Unavailable($"cannot start {Name}: {e.Message}; set BROWSER to a browser, or open {path} by hand", e);
        }

        return exitCode == 0 || (exitCode == NoneCode ? false : throw Mp3Exception.Failed($"{Name} ended with {exitCode}; open {path} by hand"));
    }
}
