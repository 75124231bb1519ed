// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>Any study with one seed or several: of several, medians and intervals, and every seed by itself.</summary>
/// <param name="once">The study with one seed.</param>
internal sealed class RepeatedStudy(IStudy once) : IStudy
{
    /// <inheritdoc/>
    public string Name => once.Name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => once.Aliases;

    /// <inheritdoc/>
    public string Description => once.Description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples => once.Examples;

    /// <inheritdoc/>
    public string Title => once.Title;

    /// <inheritdoc/>
    public IStudyOptions Options() => new RepeatedOptions(once);

    /// <inheritdoc/>
    public Measures Measures => once.Measures;

    /// <inheritdoc/>
    public IStudyRequest Again(Manifest manifest, AgainOptions options) => once.Again(manifest, options);

    /// <inheritdoc/>
    public IStudyResult Load(OpenedResult folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.Manifest.Settings.Seeds is null ? once.Load(folder) : RepeatedResult.Load(folder, once.Load);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> ClaimsOf(IStudyResult result) =>
        result is RepeatedResult repeated ? RepeatedClaims.Of(repeated, once.ClaimsOf) : once.ClaimsOf(result);

    /// <inheritdoc/>
    public ResultView View(IStudyResult result) =>
        result is RepeatedResult repeated ? RepeatedView.Of(once, repeated, ClaimsOf(repeated)) : once.View(result);

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(RepeatedResult result) => once.FiguresOf(result);

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(StudyComparison comparison) => once.FiguresOf(comparison);
}
