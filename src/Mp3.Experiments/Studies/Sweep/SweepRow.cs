// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>One line of table.csv: what a condition came to in a setting with one seed.</summary>
/// <param name="At">A value of each axis that is varied from setting to setting.</param>
/// <param name="Observation">What the study itself would say.</param>
/// <param name="Name">Of the run in the store; empty: of several runs together.</param>
internal sealed record SweepRow(Parameters At, Observation Observation, string Name)
{
    public const string File = "table.csv";

    private const string NameColumn = "name";

    /// <summary>How the file is written and read.</summary>
    /// <param name="columns">Which there are.</param>
    public static CsvTable<SweepRow> Csv(SweepColumns columns) => new(
        [
            .. CsvField.Of<SweepRow>(columns.Axes, row => row.At),
            CsvField.Text<SweepRow>("seed", row => ParameterValue.Of(row.Observation.Seed).Text),
            CsvField.Text<SweepRow>("run", row => row.Observation.Run),
            .. columns.Parameters.Select(name => CsvField.Text<SweepRow>(columns.ColumnOf(name), row => row.Observation.Parameters[name].Text)),
            .. CsvField.Of<SweepRow>(columns.Measures.Columns, row => row.Observation.Amounts),
            CsvField.Text<SweepRow>(NameColumn, row => row.Name),
        ],
        line => new SweepRow(
            line.Parameters(columns.Axes),
            new Observation
            {
                Seed = line.Seed("seed"),
                Run = line.Text("run"),
                Parameters = Parameters.Of([.. columns.Parameters.Select(name => (name, new ParameterValue(line.Text(columns.ColumnOf(name)))))]),
                Amounts = line.Amounts(columns.Measures.Columns),
            },
            line.Text(NameColumn)));
}
