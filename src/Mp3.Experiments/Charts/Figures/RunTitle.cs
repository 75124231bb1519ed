// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Names of runs for people.</summary>
public static class RunTitle
{
    /// <summary><c>pair-a</c> is <c>Pair A</c>; every other name stays.</summary>
    public static string Of(string run) =>
        run.Length == 6 && run.StartsWith("pair-", StringComparison.Ordinal)
            ? $"Pair {char.ToUpperInvariant(run[5])}"
            : run;

    /// <summary>The processes in words: each by its name if they are few, else their number.</summary>
    public static string Cast(IReadOnlyList<string> labels) =>
        labels.Count <= 3 ? string.Join(" beside ", labels) : $"{labels.Count} processes";
}
