// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Comparing;

namespace Mp3.Experiments.Commands.Json;

/// <summary>What <c>mp3 compare --json</c> prints.</summary>
/// <param name="Sides">The results; the first one is what the others are compared with.</param>
/// <param name="Inputs">Settings, machines and programs that differ.</param>
/// <param name="Notes">Memory that is not the same, what does not scale, and runs that not all have; in words.</param>
/// <param name="Rows">Metrics by run.</param>
/// <param name="Answer">What differs most.</param>
/// <param name="Findings">What the pictures show.</param>
/// <param name="Claims">The claims of all sides.</param>
/// <param name="Files">Table, pictures and report.</param>
internal sealed record StudyComparisonDocument(
    IReadOnlyList<SideDocument> Sides,
    IReadOnlyList<ComparedInput> Inputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ComparisonRow> Rows,
    string Answer,
    IReadOnlyList<PictureFinding> Findings,
    IReadOnlyList<ComparedClaim> Claims,
    IReadOnlyList<string> Files)
{
    public static StudyComparisonDocument Of(StudyComparison comparison, IReadOnlyList<Figure> figures, IReadOnlyList<string> files) => new(
        [.. comparison.Sides.Zip(comparison.Labels, (side, label) => new SideDocument(side.Name, label, side.ManifestHash))],
        comparison.Inputs,
        comparison.Notes,
        comparison.Rows,
        ComparisonFindings.Answer(comparison),
        PictureFinding.Of(figures),
        ComparedClaim.Of(comparison),
        files);
}

/// <summary>One of the results that were compared.</summary>
/// <param name="Folder">Its folder, as short as it can be told from the others.</param>
/// <param name="Label">What tables and pictures call it.</param>
/// <param name="ManifestSha256">Of its manifest.json, lower-case hex.</param>
internal sealed record SideDocument(string Folder, string Label, string ManifestSha256);
