// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>
/// What one of the conditions that a study compares came to, with one seed: a run with all its processes together, or a
/// strategy over all scenarios. One line of <c>repetitions.csv</c>.
/// </summary>
public sealed record Observation
{
    /// <summary>Seed of the study.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Name of the condition.</summary>
    public required string Run { get; init; }

    /// <summary>What makes it another one than the others.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;

    /// <summary>What came out; the same columns in all of a study.</summary>
    public required Amounts Amounts { get; init; }

    /// <summary>How the file is written and read.</summary>
    /// <param name="parameters">Their names.</param>
    /// <param name="columns">What came out.</param>
    public static CsvTable<Observation> Csv(IReadOnlyList<string> parameters, IReadOnlyList<Column> columns) => new(
        [
            CsvField.Text<Observation>("seed", row => ParameterValue.Of(row.Seed).Text),
            CsvField.Text<Observation>("run", row => row.Run),
            .. CsvField.Of<Observation>(parameters, row => row.Parameters),
            .. CsvField.Of<Observation>(columns, row => row.Amounts),
        ],
        line => new Observation
        {
            Seed = line.Seed("seed"),
            Run = line.Text("run"),
            Parameters = line.Parameters(parameters),
            Amounts = line.Amounts(columns),
        });
}
