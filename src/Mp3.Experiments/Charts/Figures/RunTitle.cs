// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Names of runs for people.</summary>
public static class RunTitle
{
    private const string OnlyRun = "run";

    /// <summary><c>pair-a</c> is <c>Pair A</c>, <c>run</c> is <c>The run</c>; every other name stays.</summary>
    public static string Of(string run) => run == OnlyRun ? "The run"
        : run.Length == 6 && run.StartsWith("pair-", StringComparison.Ordinal)
            ? $"Pair {char.ToUpperInvariant(run[5])}"
            : run;

    /// <summary>The same in the middle of a sentence.</summary>
    public static string Within(string run) => run == OnlyRun ? "the run" : Of(run);

    /// <summary>The processes in words: each by its name if they are few, else their number.</summary>
    public static string Cast(IReadOnlyList<string> labels) =>
        labels.Count <= 3 ? string.Join(" beside ", labels) : $"{labels.Count} processes";
}
