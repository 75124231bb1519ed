// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Report;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;
using Spectre.Console;

namespace Mp3.Experiments.Studies;

/// <summary>All that is shown of a result, made once for pictures, report, console and JSON.</summary>
/// <param name="Title">Of the report.</param>
/// <param name="Caption">What was run and how far it can be trusted.</param>
/// <param name="Result">What is shown.</param>
/// <param name="Claims">With their verdicts; empty: the study has none.</param>
/// <param name="Figures">The one that answers the study first.</param>
internal sealed record ResultView(
    string Title, Caption Caption, IStudyResult Result, IReadOnlyList<Claim> Claims, IReadOnlyList<Figure> Figures)
{
    /// <summary>The report's tables, given the way from the page to the result's files.</summary>
    public required Func<string, IReadOnlyList<Html>> Tables { get; init; }

    /// <summary>Writes the console's tables.</summary>
    public required Action<IAnsiConsole> WriteTables { get; init; }

    /// <summary>The document for programs, given where the result is.</summary>
    public required Func<PlaceDocument, string> Json { get; init; }

    /// <summary>What to make of it, as the last paragraph on the console; null: claims and figures say it.</summary>
    public string? Advice { get; init; }

    /// <summary>What the caption says of this study alone.</summary>
    public IReadOnlyList<string> CaptionFacts { get; init; } = [];

    /// <summary>What was asked for beside the settings, by name, for the report.</summary>
    public IReadOnlyList<(string Name, string Value)> PlanFacts { get; init; } = [];

    public Manifest Manifest => Result.Manifest;

    /// <summary>What the report shows.</summary>
    /// <param name="dataFolder">The way from the page to the result's files: ends in a slash, or is empty.</param>
    public ReportContent ReportOf(string dataFolder) =>
        new(Title, Caption, Manifest, Result.ManifestHash, Claims, Figures, Tables(dataFolder), PlanFacts, dataFolder);
}
