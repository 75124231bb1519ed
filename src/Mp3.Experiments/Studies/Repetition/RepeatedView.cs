// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>All that is shown of several seeds; each repetition has pictures and a report of its own beside it.</summary>
internal static class RepeatedView
{
    public static ResultView Of(IStudy once, RepeatedResult result, IReadOnlyList<Claim> claims)
    {
        IReadOnlyList<Figure> figures = once.FiguresOf(result);
        ResultView first = once.View(result.Repetitions[0]);
        return new ResultView(
            $"{once.Title}, {result.Repetitions.Count} seeds",
            Caption.Of(result.Manifest, result.ManifestHash, first.CaptionFacts, first.Caption.Truth),
            result,
            claims,
            figures)
        {
            Tables = dataFolder => RepeatedSections.Of(result, dataFolder),
            WriteTables = console => RepeatedTables.Write(console, result),
            Json = place => JsonSerializer.Serialize(RepeatedDocument.Of(result, claims, figures, place), RepeatedJson.Standard.RepeatedDocument),
            PlanFacts = first.PlanFacts,
        };
    }
}
