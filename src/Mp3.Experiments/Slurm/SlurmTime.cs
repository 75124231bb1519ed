// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Experiments.Slurm;

/// <summary>A time limit as Slurm writes it.</summary>
internal static partial class SlurmTime
{
    private const int MatchTimeoutMs = 1000;

    /// <summary>What is wrong with a text, as the end of a sentence; null: nothing.</summary>
    public static string? ErrorOf(string text) => Form().IsMatch(text)
        ? null
        : "write MINUTES, HOURS:MINUTES:SECONDS or DAYS-HOURS, such as 30, 1:30:00 or 2-12";

    [GeneratedRegex(@"\A(\d{1,9}|\d{1,9}:\d{1,2}|\d{1,9}:\d{1,2}:\d{1,2}|\d{1,5}-\d{1,2}(:\d{1,2}){0,2}|UNLIMITED|INFINITE)\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, MatchTimeoutMs)]
    private static partial Regex Form();
}
