// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Running;

/// <summary>Starts the program that uses a store, see <c>tests/tools/Mp3.StoreUser</c>.</summary>
internal static class StoreUser
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Mp3.StoreUser");

    public static Process Start(params IEnumerable<string> arguments) => Start(Path, arguments, []);

    /// <summary>One for which no lock keeps another one out, as on some network file systems.</summary>
    public static Process StartWithoutLocks(params IEnumerable<string> arguments) =>
        Start(Path, arguments, [("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1")]);

    /// <summary>Runs a shell with mounts of its own; the test is skipped where no one may mount.</summary>
    /// <param name="script">What it does; <c>$user</c> is the program.</param>
    /// <param name="arguments"><c>$1</c> and so on.</param>
    /// <returns>Its output.</returns>
    public static string RunWithMounts(string script, params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(Programs.Find("unshare") is not null, "unshare is missing (util-linux)");
        string[] unshare = ["--map-root-user", "--mount", "sh", "-c"];
        using (Process probe = Start("unshare", [.. unshare, "mount -t tmpfs mp3 /mnt"], []))
        {
            (int code, _, string refusal) = Wait.ForOutput(probe, "unshare");
            Assert.SkipUnless(code == 0, $"nobody may mount here: {refusal.Trim()}");
        }

        using Process shell = Start("unshare", [.. unshare, $"set -e; user=$0; {script}", Path, .. arguments], []);
        (int exitCode, string output, string error) = Wait.ForOutput(shell, "the shell with mounts of its own");
        Assert.True((exitCode, error) == (0, ""), error);
        return output;
    }

    private static Process Start(string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
