// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Experiments.Comparing;

/// <summary>One line of <c>compare.csv</c>: a metric of a run in two results, A the one that all others are compared with.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Metric">Name and unit.</param>
/// <param name="A">Median over the seeds of A.</param>
/// <param name="B">Median over the seeds of B.</param>
/// <param name="Seeds">Seeds that both have: the pairs that the difference is of.</param>
/// <param name="Difference">Median of B less A, pair by pair; of the medians if there are no pairs.</param>
/// <param name="Low">Lower end of the interval of the median; null: fewer than two pairs.</param>
/// <param name="High">Upper end.</param>
/// <param name="Confidence">Of the interval, 0 to 1; 0 without one.</param>
/// <param name="Ratio">Median of B over A, pair by pair; of the medians if there are no pairs; null: A is 0.</param>
/// <param name="Verdict">What the interval says; of one seed, what that seed says.</param>
/// <param name="ALabel">A by what differs, as in the pictures, such as <c>ssd</c>.</param>
/// <param name="BLabel">B likewise, such as <c>zram</c>.</param>
/// <param name="AUsableMib">What A's processes could use before the first one started, MiB: the least of the runs; null: unknown.</param>
/// <param name="BUsableMib">What B's could.</param>
[CsvRecord]
public sealed partial record ComparisonRow(
    [property: CsvColumn("run")] string Run,
    [property: CsvColumn("metric")] string Metric,
    [property: CsvColumn("a")] double A,
    [property: CsvColumn("b")] double B,
    [property: CsvColumn("seeds")] int Seeds,
    [property: CsvColumn("difference")] double Difference,
    [property: CsvColumn("low")] double? Low,
    [property: CsvColumn("high")] double? High,
    [property: CsvColumn("confidence")] double Confidence,
    [property: CsvColumn("ratio")] double? Ratio,
    [property: CsvColumn("verdict")] string Verdict,
    [property: CsvColumn("a_label")] string ALabel,
    [property: CsvColumn("b_label")] string BLabel,
    [property: CsvColumn("a_usable_mib")] double? AUsableMib,
    [property: CsvColumn("b_usable_mib")] double? BUsableMib);
