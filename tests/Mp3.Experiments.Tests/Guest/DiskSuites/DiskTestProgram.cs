// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest.DiskSuites;

/// <summary>The program <c>mp3-disk-test</c> (tests/disk), which tests the disks' driver from inside a guest.</summary>
internal static class DiskTestProgram
{
    private static readonly Lazy<string> Built = new(Build);

    /// <summary>Its path; it is built if it is missing or older than its sources.</summary>
    public static string Path => Built.Value;

    /// <summary>The script that is PID 1 of a guest that runs it.</summary>
    public static string InitScript => File.ReadAllText(System.IO.Path.Combine(Folder, "init.sh"));

    /// <summary>Names of its tests, as suite/name.</summary>
    public static IReadOnlyList<string> List() =>
        Tool.Run(Path, ["--list"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Folder => System.IO.Path.Combine(Repository.Find(), "tests", "disk");

    private static string Build()
    {
        string output = System.IO.Path.Combine(Repository.Find(), "artifacts", "disk-tests");
        Directory.CreateDirectory(output);
        // Two test runs must not build at once.
        Tool.Run("flock", [System.IO.Path.Combine(output, ".lock"), "make", "-C", Folder, $"OUT={System.IO.Path.GetRelativePath(Folder, output)}"]);
        return System.IO.Path.Combine(output, "mp3-disk-test");
    }
}
