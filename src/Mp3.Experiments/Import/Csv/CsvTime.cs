// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Csv;

/// <summary>What the CSV files of this project have in common: times in ns, counts since the sample before.</summary>
internal static class CsvTime
{
    public const decimal NsPerSecond = 1_000_000_000;

    /// <summary>So large is no count of faults and no CPU time, ns, between two samples.</summary>
    private const decimal TooLarge = 10_000_000_000_000;

    public static RecordingFacts Facts { get; } = new(TimeUnit.Seconds, CountKind.Interval, ["times and counts of a CSV of mp3"]) { IsCsv = true };

    /// <summary>What can't be true of a row; null: nothing.</summary>
    public static string? Flaw(decimal timeNs, params ReadOnlySpan<decimal> amounts)
    {
        if (timeNs < 0)
        {
            return "time is less than 0";
        }

        foreach (decimal amount in amounts)
        {
            if (amount is < 0 or > TooLarge)
            {
                return $"{amount} can't be what happened between two samples";
            }
        }

        return null;
    }
}
