// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Inputs;

namespace Mp3.Experiments.Commands.Json;

/// <summary>What <c>mp3 compare --json</c> prints.</summary>
/// <param name="A">Name of the one result.</param>
/// <param name="B">Name of the other.</param>
/// <param name="Inputs">Settings, machines and programs that differ.</param>
/// <param name="Rows">Metrics by run.</param>
/// <param name="Files">Table and pictures.</param>
internal sealed record StudyComparisonDocument(
    string A, string B, IReadOnlyList<InputChange> Inputs, IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<string> Files)
{
    public static StudyComparisonDocument Of(StudyComparison comparison, IReadOnlyList<string> files) =>
        new(comparison.A.Name, comparison.B.Name, comparison.Inputs, comparison.Rows, files);
}
