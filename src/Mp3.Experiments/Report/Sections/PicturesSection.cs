// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>
/// The pictures, each with what it shows in a sentence, in a wide and in a narrow shape; the style shows the one that
/// fits. The first one leads the page and is not shown twice.
/// </summary>
internal static class PicturesSection
{
    private static readonly InlineShape[] Shapes = [InlineShape.Wide, InlineShape.Narrow];

    /// <summary>The picture that answers the study's question.</summary>
    /// <param name="figures">All of the page.</param>
    /// <param name="folder">Where the pictures' files are, seen from the page: ends in a slash, or is empty.</param>
    public static Html Lead(IReadOnlyList<Figure> figures, string folder) =>
        figures.Count == 0 ? Html.Empty : OfFigures([figures[0]], folder);

    /// <inheritdoc cref="Lead"/>
    public static Html Of(IReadOnlyList<Figure> figures, string folder) => OfFigures([.. figures.Skip(1)], folder);

    private static Html OfFigures(IReadOnlyList<Figure> figures, string folder)
    {
        string[] pictures = SideBySide.Select(figures.SelectMany(figure => Shapes.Select(shape => (figure, shape))), each => Picture(each.figure, each.shape));
        return Html.Lines(figures.Zip(pictures.Chunk(Shapes.Length), (figure, shapes) => OfFigure(figure, shapes, folder)));
    }

    private static string Picture(Figure figure, InlineShape shape) => InlinePicture.Svg(figure, shape, Html.Text(AltText.Of(figure)).ToString());

    private static Html OfFigure(Figure figure, IEnumerable<string> shapes, string folder) => Html.Of(
        $"""
        <figure id="{figure.Name}">
        <figcaption><h3>{figure.Title}</h3>{Finding(figure.Finding)}{Note(figure.Note)}</figcaption>
        {Html.Lines(shapes.Select(Html.Trusted))}
        <p class="links"><a href="{folder}{figure.Name}.png">PNG</a> <a href="{folder}{figure.Name}.svg">SVG</a></p>
        </figure>
        """);

    private static Html Finding(string? finding) => finding is null ? Html.Empty : Html.Of($"""<p class="finding">{finding}</p>""");

    private static Html Note(string? note) => note is null ? Html.Empty : Html.Of($"<p>{note}</p>");
}
