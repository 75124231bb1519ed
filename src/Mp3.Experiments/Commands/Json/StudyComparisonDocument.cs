// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Inputs;

namespace Mp3.Experiments.Commands.Json;

/// <summary>What <c>mp3 compare --json</c> prints.</summary>
/// <param name="A">Name of the one result's folder.</param>
/// <param name="B">Name of the other's.</param>
/// <param name="ALabel">A by what differs, as in tables and pictures.</param>
/// <param name="BLabel">B likewise.</param>
/// <param name="Inputs">Settings, machines and programs that differ.</param>
/// <param name="Notes">Memory that is not the same, and what does not scale; in words.</param>
/// <param name="Rows">Metrics by run.</param>
/// <param name="Answer">What differs most.</param>
/// <param name="Findings">What the pictures show.</param>
/// <param name="Claims">The claims of both sides.</param>
/// <param name="Files">Table, pictures and report.</param>
internal sealed record StudyComparisonDocument(
    string A,
    string B,
    string ALabel,
    string BLabel,
    IReadOnlyList<InputChange> Inputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ComparisonRow> Rows,
    string Answer,
    IReadOnlyList<PictureFinding> Findings,
    IReadOnlyList<ComparedClaim> Claims,
    IReadOnlyList<string> Files)
{
    public static StudyComparisonDocument Of(StudyComparison comparison, IReadOnlyList<Figure> figures, IReadOnlyList<string> files) => new(
        comparison.A.Name,
        comparison.B.Name,
        comparison.Labels.A,
        comparison.Labels.B,
        comparison.Inputs,
        comparison.Notes,
        comparison.Rows,
        ComparisonFindings.Answer(comparison),
        PictureFinding.Of(figures),
        ComparedClaim.Of(comparison.A.Claims, comparison.B.Claims),
        files);
}
