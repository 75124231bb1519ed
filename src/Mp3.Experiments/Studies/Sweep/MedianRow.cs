// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>One line of medians.csv: a condition over all seeds.</summary>
/// <param name="At">A value of each axis that is varied from setting to setting.</param>
/// <param name="Parameters">What tells it from the other conditions of its setting.</param>
/// <param name="Seeds">How many seeds came to an outcome.</param>
/// <param name="Values">Each metric, in the order of the metrics.</param>
internal sealed record MedianRow(Parameters At, Parameters Parameters, int Seeds, IReadOnlyList<MedianInterval> Values)
{
    public const string File = "medians.csv";

    private const string SeedsColumn = "seeds";
    private const string Low = "_low";
    private const string High = "_high";

    /// <summary>The row of some observations of one condition.</summary>
    /// <param name="at">Of the setting.</param>
    /// <param name="observations">One a seed, at least one.</param>
    /// <param name="metrics">What is told of each.</param>
    public static MedianRow Of(Parameters at, IReadOnlyList<Observation> observations, IReadOnlyList<Metric> metrics) => new(
        at, observations[0].Parameters, observations.Count, [.. metrics.Select(metric => MedianInterval.Of(observations.Select(metric.Of)))]);

    /// <summary>How the file is written and read.</summary>
    /// <param name="columns">Which there are.</param>
    public static CsvTable<MedianRow> Csv(SweepColumns columns) => new(
        [
            .. CsvField.Of<MedianRow>(columns.Axes, row => row.At),
            .. columns.Parameters.Select(name => CsvField.Text<MedianRow>(columns.ColumnOf(name), row => row.Parameters[name].Text)),
            CsvField.Whole<MedianRow>(SeedsColumn, row => row.Seeds),
            .. columns.Measures.Metrics.SelectMany((metric, i) => (CsvField<MedianRow>[])
            [
                CsvField.Real<MedianRow>(metric.ColumnName, row => row.Values[i].Median),
                CsvField.Real<MedianRow>(metric.ColumnName + Low, row => row.Values[i].Low),
                CsvField.Real<MedianRow>(metric.ColumnName + High, row => row.Values[i].High),
            ]),
        ],
        line => Read(line, columns));

    private static MedianRow Read(CsvLine line, SweepColumns columns)
    {
        int seeds = line.Small(SeedsColumn);
        double confidence = seeds > 0 ? MedianInterval.ConfidenceOf(seeds) : 0;
        return new MedianRow(
            line.Parameters(columns.Axes),
            Parameters.Of([.. columns.Parameters.Select(name => (name, new ParameterValue(line.Text(columns.ColumnOf(name)))))]),
            seeds,
            [
                .. columns.Measures.Metrics.Select(metric => new MedianInterval(
                    seeds, line.Real(metric.ColumnName), line.Real(metric.ColumnName + Low), line.Real(metric.ColumnName + High), confidence)),
            ]);
    }
}
