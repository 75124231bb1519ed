// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class ExamplesTests
{
    private const string Prefix = "make bench-cost";

    /// <summary>Without a kernel the program stops where its options are read and nothing is done yet.</summary>
    [Fact]
    public void Every_example_of_the_help_is_understood()
    {
        string[] examples = Run("--help").Output.Split("Examples:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.True(examples.Length >= 2);
        foreach (string example in examples)
        {
            Assert.StartsWith(Prefix, example, StringComparison.Ordinal);
            string options = example[Prefix.Length..].Replace("COST_OPTIONS=", "", StringComparison.Ordinal).Trim(' ', '\'');

            (int exitCode, _, string errors) = Run(options.Split(' ', StringSplitOptions.RemoveEmptyEntries));

            Assert.True(exitCode == ExitCode.Unavailable, $"{example}: {errors}");
            Assert.Contains("'make ", errors, StringComparison.Ordinal);
        }
    }

    private static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Mp3.CostBench"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["MP3_CACHE"] = Path.Combine(Path.GetTempPath(), "mp3-no-kernels");
        using Process process = Process.Start(start)!;
        return Wait.ForOutput(process, "the example");
    }
}
