// SPDX-License-Identifier: MIT

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Mp3.Reader.Tests.MemoryModel;

/// <summary>The verdicts of herd7 under the kernel's memory model, by <c>scripts/litmus.sh</c>.</summary>
internal static partial class Herd
{
    private const int Unavailable = 69;

    /// <summary>
    /// A verdict for each litmus test, by its name. Where herd7 can't be had the test that asks is skipped; under
    /// continuous integration it fails.
    /// </summary>
    /// <param name="files">Paths of litmus tests.</param>
    public static IReadOnlyDictionary<string, string> Judge(IEnumerable<string> files)
    {
        string output = Start("litmus.sh", [.. files]);
        return VerdictPattern().Matches(output).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["verdict"].Value, StringComparer.Ordinal);
    }

    /// <summary>The folder of the litmus tests that the kernel's developers keep beside their model.</summary>
    public static string KernelTests() =>
        Path.Combine(Start("fetch-kernel-source.sh").TrimEnd('\n'), "tools", "memory-model", "litmus-tests");

    private static string Start(string script, params string[] arguments)
    {
        using Process process = Run.Start(Path.Combine(Repository.Root, "scripts", script), arguments);
        (int exitCode, string output, string error) = Wait.ForOutput(process, script);
        Assert.SkipWhen(exitCode == Unavailable && Environment.GetEnvironmentVariable("CI") != "true", error);
        Assert.True(exitCode == 0, error);
        return output;
    }

    [GeneratedRegex(@"^Observation (?<name>\S+) (?<verdict>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex VerdictPattern();
}
