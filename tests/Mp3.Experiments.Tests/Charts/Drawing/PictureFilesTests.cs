// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Sweep.Figures;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class PictureFilesTests : IDisposable
{
    private static readonly ResultView Study = StudyList.View(ReferenceStudy.CaseStudy1);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Figures_that_are_drawn_side_by_side_have_the_bytes_of_those_that_are_drawn_alone()
    {
        string[] alone = [.. Study.Figures.SelectMany(figure => Write([figure], "alone"))];

        IReadOnlyList<string> together = Write(Study.Figures, "together");

        Assert.Equal(alone.Select(Path.GetFileName), together.Select(Path.GetFileName));
        Assert.All(alone.Zip(together), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    [Theory]
    [InlineData("panels of tiles")]
    [InlineData("panels of lines")]
    [InlineData("one axis of words")]
    public void Equal_sweeps_have_equal_bytes(string sweep)
    {
        string[] first = [.. Write(SweepFigures.Of(MadeSweeps.All[sweep](), "A study"), "first")];

        IReadOnlyList<string> second = Write(SweepFigures.Of(MadeSweeps.All[sweep](), "A study"), "second");

        Assert.All(first.Zip(second), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_that_names_a_file()
    {
        var error = Assert.Throws<Mp3Exception>(() => PictureFiles.Write(Study.Figures, Study.Caption, _scratch["missing"]));

        Assert.Contains(Path.Combine(_scratch["missing"], "faults-overlay.png"), error.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Write(IReadOnlyList<Figure> figures, string folder)
    {
        Directory.CreateDirectory(_scratch[folder]);
        return PictureFiles.Write(figures, Study.Caption, _scratch[folder]);
    }
}
