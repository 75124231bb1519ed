// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report;

/// <summary>All that a report shows, of whatever study.</summary>
/// <param name="Title">Of the page.</param>
/// <param name="Caption">What was run and how far it can be trusted, as on the pictures.</param>
/// <param name="Manifest">Of the study.</param>
/// <param name="ManifestHash">Its SHA-256.</param>
/// <param name="Claims">With their verdicts; empty: the study has none.</param>
/// <param name="Figures">In the order in which they are shown.</param>
/// <param name="Tables">The study's results.</param>
/// <param name="PlanFacts">What was asked for beside the settings, by name.</param>
/// <param name="DataFolder">Where the CSV files, the manifest and the pictures are, seen from the page: ends in a
/// slash, or is empty.</param>
internal sealed record ReportContent(
    string Title,
    Caption Caption,
    Manifest Manifest,
    string ManifestHash,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Html> Tables,
    IReadOnlyList<(string Name, string Value)> PlanFacts,
    string DataFolder);
