// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>The program <c>mp3-test</c> (tests/module), which tests the module from inside a guest.</summary>
internal static class ModuleTestProgram
{
    private static readonly Lazy<string> Built = new(Build);
    private static readonly Lazy<string> BuiltReset = new(BuildReset);

    /// <summary>Its path; it is built if it is missing or older than its sources.</summary>
    public static string Path => Built.Value;

    /// <summary>The module that sets counters to zero (tests/module-reset), for the tests' kernel.</summary>
    public static string ResetModule => BuiltReset.Value;

    /// <summary>The script that is PID 1 of a guest that runs it.</summary>
    public static string InitScript => File.ReadAllText(System.IO.Path.Combine(Folder, "init.sh"));

    /// <summary>Names of its tests, as suite/name.</summary>
    public static IReadOnlyList<string> List() =>
        Tool.Run(Path, ["--list"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Folder => System.IO.Path.Combine(Repository.Find(), "tests", "module");

    private static string Build()
    {
        string output = System.IO.Path.Combine(Repository.Find(), "artifacts", "module-tests");
        Directory.CreateDirectory(output);
        // Two test runs must not build at once.
        Tool.Run("flock", [System.IO.Path.Combine(output, ".lock"), "make", "-C", Folder, $"OUT={System.IO.Path.GetRelativePath(Folder, output)}"]);
        return System.IO.Path.Combine(output, "mp3-test");
    }

    private static string BuildReset()
    {
        string output = System.IO.Path.Combine(Repository.Find(), "artifacts", "module-tests", SharedParts.Kernel.Release);
        Directory.CreateDirectory(output);
        // Two test runs must not build at once.
        Tool.Run("flock", [
            System.IO.Path.Combine(output, ".lock"),
            System.IO.Path.Combine(Repository.Find(), "scripts", "build-module.sh"),
            System.IO.Path.Combine(Repository.Find(), "tests", "module-reset"),
            SharedParts.Kernel.HeadersDir,
            output + "/",
        ]);
        return System.IO.Path.Combine(output, "mp3_reset.ko");
    }
}
