// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What studies of processes have in common: samples of each process, and wait4's account of it.</summary>
internal abstract class ProcessStudy : IStudy
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract IStudyOptions Options();

    /// <inheritdoc/>
    public Measures Measures => ProcessMetrics.Measures;

    /// <inheritdoc/>
    public IStudyRequest Again(Manifest manifest, AgainOptions options) => ProcessAgain.Of(manifest, options);

    /// <inheritdoc/>
    public IStudyResult Load(OpenedResult folder) => ProcessResult.Load(folder);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> ClaimsOf(IStudyResult result) =>
        result.Manifest.Settings.Module is null ? ClaimsOf(MeasuredRun.Of((ProcessResult)result)) : [];

    /// <inheritdoc/>
    public ResultView View(IStudyResult result)
    {
        var own = (ProcessResult)result;
        IReadOnlyList<MeasuredRun> runs = MeasuredRun.Of(own);
        bool isSampled = own.Manifest.Settings.Module is null;
        IReadOnlyList<Claim> claims = isSampled ? ClaimsOf(runs) : [];
        IReadOnlyList<Figure> figures = runs.Count == 0 ? []
            : isSampled ? [.. FiguresOf(own, runs), .. TracedFigures.Of(own)]
            : [.. FiguresWithoutSamples(own, runs), OwnModuleFigure.Of(own)];
        return new ResultView(Title, Caption.Of(own.Manifest, own.ManifestHash), own, claims, figures)
        {
            Tables = _ => [ProcessTables.Of(own)],
            WriteTables = console => SummaryTable.Write(console, Summary.Of(own.Runs)),
            Json = place => JsonSerializer.Serialize(ProcessDocument.Of(own, claims, figures, place), ProcessJson.Standard.ProcessDocument),
            PlanFacts = PlanFactsOf(own.Manifest.Settings.Parameters),
        };
    }

    /// <inheritdoc/>
    public virtual IReadOnlyList<Figure> FiguresOf(RepeatedResult result) => RepeatedOverlayFigure.Of(result);

    /// <inheritdoc/>
    public virtual IReadOnlyList<Figure> FiguresOf(StudyComparison comparison) => ComparedRunFigures.Of(comparison);

    /// <summary>What is said of its subject, tested.</summary>
    protected abstract IReadOnlyList<Claim> ClaimsOf(IReadOnlyList<MeasuredRun> runs);

    /// <summary>Its figures, the one that answers it first.</summary>
    protected abstract IReadOnlyList<Figure> FiguresOf(ProcessResult result, IReadOnlyList<MeasuredRun> runs);

    /// <summary>Those of its figures that need no samples: with a module of the user's there are none.</summary>
    protected virtual IReadOnlyList<Figure> FiguresWithoutSamples(ProcessResult result, IReadOnlyList<MeasuredRun> runs) => [];

    /// <summary>Its own parameters in words.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> PlanFactsOf(Parameters parameters) => [];
}
