// SPDX-License-Identifier: MIT

using System.Xml.Linq;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class InlinePictureTests
{
    private static readonly IReadOnlyList<Figure> Figures =
        [.. StudyList.View(ReferenceStudy.CaseStudy1).Figures, .. StudyList.View(ReferenceStudy.Multiprog).Figures];

    [Theory]
    [InlineData("wide")]
    [InlineData("narrow")]
    public void All_its_colours_are_the_page_s(string shape) => Assert.All(Figures, figure =>
    {
        string[] colours = [.. Svg(figure, shape).DescendantsAndSelf()
            .SelectMany(node => node.Attributes())
            .Where(attribute => attribute.Name.LocalName is "fill" or "stroke")
            .Select(attribute => attribute.Value)
            .Distinct()];

        Assert.Contains("var(--p-ink)", colours);
        Assert.All(colours, colour => Assert.True(colour == "none" || colour.StartsWith("var(--p-", StringComparison.Ordinal), colour));
    });

    [Fact]
    public void Pictures_of_one_page_share_no_id()
    {
        string[] ids = [.. Figures.Take(5).SelectMany(figure => (XElement[])[Svg(figure, "wide"), Svg(figure, "narrow")])
            .SelectMany(svg => svg.Descendants())
            .Select(node => node.Attribute("id")?.Value)
            .OfType<string>()];

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Everything_is_drawn_within_the_picture() => Assert.All(Figures, figure =>
    {
        XElement svg = Svg(figure, "narrow");
        double[] box = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(double.Parse)];
        XElement[] texts = [.. svg.Descendants().Where(node => node.Name.LocalName == "text")];

        Assert.Equal(840, box[2]);
        Assert.All(texts, text => Assert.InRange(double.Parse(text.Attribute("y")!.Value.Split(',')[0]), -box[3], box[3]));
        Assert.Contains(texts, text => text.Value.Trim() == figure.Panels[^1].X.Label);
    });

    [Fact]
    public void A_narrow_one_names_the_lines_above_the_data() => Assert.Contains(
        Svg(Figures.Single(figure => figure.Name == "faults-pair-a"), "narrow").Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value.Trim()),
        text => text.StartsWith("both together: ", StringComparison.Ordinal));

    [Fact]
    public void A_colour_without_a_dark_counterpart_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => Palette.Find("#123456"));

    [Theory]
    [InlineData("white", "paper")]
    [InlineData("#DDD", "grid")]
    [InlineData("#0072b2", "blue")]
    public void A_colour_is_found_however_Skia_writes_it(string written, string name) => Assert.Equal(name, Palette.Find(written).Name);

    [Fact]
    public void Every_colour_can_be_told_from_the_paper_in_light_and_dark() => Assert.All(
        Palette.All.Where(colour => colour.Name is not ("paper" or "grid" or "band" or "shade" or "model")),
        colour => Assert.True(
            Contrast.Of(colour.Light, "#FFFFFF") >= 2.9 && Contrast.Of(colour.Dark, Palette.Find("white").Dark) >= 3, colour.Name));

    private static XElement Svg(Figure figure, string shape) => XElement.Parse(
        InlinePicture.Svg(figure, shape == "wide" ? InlineShape.Wide : InlineShape.Narrow, "words"));
}
