// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Charts.Findings;

/// <summary>What one picture shows.</summary>
/// <param name="Picture">Name of its files, without ending.</param>
/// <param name="Finding">A sentence, made from the data.</param>
public sealed record PictureFinding(string Picture, string Finding)
{
    /// <summary>Those of the figures of which something is certain, in their order.</summary>
    public static IReadOnlyList<PictureFinding> Of(IReadOnlyList<Figure> figures) =>
        [.. figures.Where(figure => figure.Finding is not null).Select(figure => new PictureFinding(figure.Name, figure.Finding!))];
}
