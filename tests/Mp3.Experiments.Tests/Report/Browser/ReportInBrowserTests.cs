// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Report.Browser;

/// <summary>The reports of the committed measurements in a real browser.</summary>
[Trait("Category", "Browser")]
public sealed class ReportInBrowserTests
{
    public static TheoryData<string, bool> Reports => new()
    {
        { "casestudy1", false },
        { "casestudy1", true },
        { "multiprog", false },
        { "multiprog", true },
        { "casestudy3", false },
        { "casestudy3", true },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task It_fits_a_phone_and_a_desk_light_and_dark(string study, bool isDark)
    {
        (IReadOnlyList<Findings> found, IReadOnlyList<string> console) = await ReportProbe.OpenAsync(folder => Write(study, folder), isDark);

        Assert.Empty(console);
        Assert.Equal([400, 1600], found.Select(at => at.Width).Order());
        Assert.All(found, at =>
        {
            Assert.True(at.ScrollWidth <= at.Width, $"{at.ScrollWidth} px at {at.Width} px");
            Assert.Empty(at.Beyond);
            AssertPictures(at);
            AssertScheme(at, isDark);
            AssertSorting(at.Sorting);
        });
    }

    [Fact]
    public async Task The_report_of_many_seeds_fits_too()
    {
        RepeatedResult result = SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(6, 1, 5, 11, 20));

        (IReadOnlyList<Findings> found, IReadOnlyList<string> console) =
            await ReportProbe.OpenAsync(folder => ResultPages.WriteReport(StudyList.View(result), folder, folder), isDark: false);

        Assert.Empty(console);
        Assert.All(found, at =>
        {
            Assert.True(at.ScrollWidth <= at.Width, $"{at.ScrollWidth} px at {at.Width} px");
            Assert.Empty(at.Beyond);
            Assert.Equal((3, 3), (at.Figures, at.Pictures.Count));
            Assert.All(at.Pictures, picture => Assert.Empty(picture.Cut));
        });
    }

    [Fact]
    public async Task Opened_as_a_file_it_loads_without_a_word_on_the_console()
    {
        using var scratch = new ScratchFolder();
        string path = Write("multiprog", scratch.Path);

        (string document, IReadOnlyList<string> console) = await Chromium.LoadAsync(path, isDark: false, width: 1600);

        Assert.Empty(console);
        Assert.Contains("class=\"sorts\"", document, StringComparison.Ordinal);
    }

    private static string Write(string study, string folder) => study switch
    {
        "multiprog" => ResultPages.WriteReport(StudyList.View(ReferenceStudy.Multiprog), folder, folder),
        "casestudy3" => ResultPages.WriteReport(StudyList.View(ReferenceStudy.CaseStudy3), folder, folder),
        _ => ResultPages.WriteReport(StudyList.View(ReferenceStudy.CaseStudy1), folder, folder),
    };

    private static void AssertPictures(Findings at)
    {
        const double Legible = 9;

        Assert.True(at.Figures >= 3, $"{at.Figures} figures");
        Assert.Equal(at.Figures, at.Pictures.Count);
        Assert.Empty(at.ImagesWithoutWords);
        Assert.All(at.Pictures, picture =>
        {
            Assert.True(picture.Label.Length > 80, picture.Label);
            Assert.Empty(picture.Cut);
            Assert.True(picture.SmallestText >= Legible, $"{picture.SmallestText} px at {at.Width} px: {picture.Label}");
        });
    }

    private static void AssertScheme(Findings at, bool isDark)
    {
        const double Readable = 7;
        double light = Contrast.Of(Hex(at.Background), "#000000");

        Assert.True(isDark ? light < 2 : light > 18, $"the page is {at.Background}");
        Assert.True(Contrast.Of(Hex(at.Background), Hex(at.Text)) >= Readable, at.Text);
        Assert.All(at.Pictures, picture => Assert.True(Contrast.Of(Hex(at.Background), Hex(picture.Ink)) >= Readable, picture.Ink));
    }

    private static void AssertSorting(Sorting sorting)
    {
        Assert.True(sorting.HasFocus);
        Assert.True(sorting.Ascending.Count >= 2);
        Assert.Equal(sorting.Ascending.Order(), sorting.Ascending);
        Assert.Equal(sorting.Ascending.OrderDescending(), sorting.Descending);
        Assert.Equal("descending", sorting.State);
    }

    // rgb(20, 24, 28) as #14181C.
    private static string Hex(string rgb) =>
        "#" + string.Concat(rgb[4..^1].Split(", ").Select(channel => int.Parse(channel, CultureInfo.InvariantCulture).ToString("X2")));
}
