// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Sweep.Figures;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Results of sweeps, of whatever study.</summary>
internal sealed class SweepKind : IResultKind
{
    /// <inheritdoc/>
    public string Name => SweepResult.Kind;

    /// <inheritdoc/>
    public string Title => "A sweep";

    /// <inheritdoc/>
    public IStudyResult Load(OpenedResult folder) => SweepResult.Load(folder);

    /// <summary>None: what is claimed of a study is tested on each of its results, and a sweep has many.</summary>
    public IReadOnlyList<Claim> ClaimsOf(IStudyResult result) => [];

    /// <inheritdoc/>
    public ResultView View(IStudyResult result)
    {
        var own = (SweepResult)result;
        SweepGrid grid = own.Grid;
        string study = own.Plan.Study.Study.Title;
        IReadOnlyList<Figure> figures = SweepFigures.Of(SizesInMib.Of(grid), study);
        return new ResultView($"Sweep: {study}", CaptionOf(own), own, [], figures)
        {
            Tables = dataFolder => SweepSections.Of(own, dataFolder),
            WriteTables = console => SweepConsole.Write(console, own),
            Json = place => JsonSerializer.Serialize(SweepDocument.From(own, figures, place), SweepJson.Standard.SweepDocument),
            PlanFacts = [.. PlanFactsOf(own)],
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(StudyComparison comparison) => [MetricTableFigure.Of(comparison, Title)];

    private static Caption CaptionOf(SweepResult result)
    {
        Manifest manifest = result.Manifest;
        return Caption.Of(manifest, result.ManifestHash) with
        {
            Facts =
            [
                result.Settings.Study,
                .. result.Plan.Axes.Select(axis => $"{axis.Name} {SweepWords.ValuesOf(axis)}"),
                .. result.Plan.Definition.Options.Select(option => $"{option.Name.Text} {string.Join(", ", option.Values.Select(value => value.Text))}"),
                .. result.Plan.Axes.Any(axis => axis.Name == "kernel") ? (string[])[] : [$"kernel {manifest.Settings.Kernel}"],
                $"{manifest.Settings.Clock} clock",
                SweepWords.SeedsOf(result.Plan),
            ],
            Truth = ["Faults and reclaim are the real kernel's;", Caption.TimeOf(manifest)],
        };
    }

    private static IEnumerable<(string Name, string Value)> PlanFactsOf(SweepResult result)
    {
        SweepSettings settings = result.Settings;
        yield return ("Swept study", settings.Study);
        foreach (PlannedAxis axis in result.Plan.Axes)
        {
            yield return ($"{axis.Words}, --{axis.Name}", SweepWords.ValuesOf(axis));
        }

        foreach (Definition.SweepEntry option in result.Plan.Definition.Options)
        {
            yield return ($"--{option.Name.Text}", string.Join(", ", option.Values.Select(value => value.Text)));
        }

        if (result.Plan.Definition.Program.Count > 0)
        {
            yield return ("Program", string.Join(' ', result.Plan.Definition.Program.Select(word => word.Text)));
        }

        yield return ("Seeds", SweepWords.SeedsOf(result.Plan));
        yield return ("Runs", $"{settings.Runs:N0}{(settings.Failed == 0 ? "" : $", {settings.Failed:N0} of them without an outcome")}");
        yield return ("Conditions", $"{settings.Conditions:N0}");
    }
}
