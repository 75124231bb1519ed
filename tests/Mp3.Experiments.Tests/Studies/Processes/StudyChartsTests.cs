// SPDX-License-Identifier: MIT

using System.Xml.Linq;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;
using SkiaSharp;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed class StudyChartsTests : IDisposable
{
    private static readonly ProcessResult Pairs = ProcessResult.Load(FixtureFolder.CaseStudy1);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_figure_is_drawn_as_PNG_and_SVG()
    {
        IReadOnlyList<string> paths = ResultPages.Draw(StudyList.View(Pairs), _scratch.Path);

        Assert.Equal(18, paths.Count);
        Assert.All(paths, AssertIsDrawn);
        Assert.Equal(Directory.EnumerateFiles(_scratch.Path).Order(), paths.Order());
    }

    [Fact]
    public void Title_facts_axes_values_and_footer_are_drawn_as_text()
    {
        HashSet<string> texts = TextsOf(Pairs, "faults-pair-a.svg");

        Assert.Contains("Pair A, accumulated page faults: 1024 R 50000 beside 1024 R 10000", texts);
        Assert.Contains("128 MiB RAM · swap: ssd, 100 µs a request · kernel 6.1.0-56-amd64 · virtual clock · seed 7 · scale 1/8", texts);
        Assert.Contains("Time (s)", texts);
        Assert.Contains("Major faults", texts);
        Assert.Contains("both together", texts);
        Assert.Contains("25,308", texts);
        Assert.Contains(
            "Faults and reclaim are the real kernel's; time is modelled: 1 instruction = 1 ns, swap device: ssd, 100 µs a request", texts);
        Assert.Contains($"mp3 casestudy1 · manifest {Pairs.ManifestHash[..12]}", texts);
        Assert.DoesNotContain(texts, text => text.Contains("FAILED", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains('…', StringComparison.Ordinal));
    }

    [Fact]
    public void A_real_clock_is_not_called_a_model()
    {
        Manifest real = Pairs.Manifest with
        {
            Settings = Pairs.Manifest.Settings with { Clock = "real", Scale = 1 },
            Machine = Pairs.Manifest.Machine with { ClockDescription = "the host's, under KVM" },
        };

        HashSet<string> texts = TextsOf(Pairs with { Manifest = real }, "fault-rate.svg");

        Assert.Contains(texts, text => text.Contains("real clock", StringComparison.Ordinal) && !text.Contains("scale", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("the host's, under KVM", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("modelled", StringComparison.Ordinal));
    }

    [Fact]
    public void The_title_is_really_drawn_in_the_PNG()
    {
        ResultPages.Draw(StudyList.View(Pairs), _scratch.Path);
        using SKBitmap picture = SKBitmap.Decode(_scratch["faults-overlay.png"]);

        Assert.Equal((1920, 1200), (picture.Width, picture.Height));
        Assert.True(Share(picture, new SKRectI(56, 40, 1600, 100), pixel => pixel.Red < 80) > 0.05);
        Assert.Equal(0, Share(picture, new SKRectI(0, 0, 50, 1200), pixel => pixel != SKColors.White));
        Assert.Equal(0, Share(picture, new SKRectI(1890, 0, 1920, 1200), pixel => pixel != SKColors.White));
    }

    [Fact]
    public void A_failed_self_check_is_said_in_red()
    {
        ProcessResult failed = Pairs with { Manifest = Pairs.Manifest with { Verdict = Manifest.Failed } };
        static bool IsRed(SKColor pixel) => pixel is { Red: > 170, Green: < 40, Blue: < 40 };

        Assert.Contains(TextsOf(failed, "faults-pair-b.svg"), text => text.StartsWith("SELF-CHECK FAILED", StringComparison.Ordinal));
        using SKBitmap picture = SKBitmap.Decode(_scratch["faults-pair-b.png"]);
        Assert.True(Share(picture, new SKRectI(56, 100, 900, 140), IsRed) > 0.05);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes()
    {
        Directory.CreateDirectory(_scratch["one"]);
        Directory.CreateDirectory(_scratch["two"]);

        IReadOnlyList<string> one = ResultPages.Draw(StudyList.View(Pairs), _scratch["one"]);
        IReadOnlyList<string> two = ResultPages.Draw(StudyList.View(ProcessResult.Load(FixtureFolder.CaseStudy1)), _scratch["two"]);

        Assert.All(one.Zip(two), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    [Fact]
    public void An_SVG_scales_and_names_a_substitute_for_its_font()
    {
        ResultPages.Draw(StudyList.View(Pairs), _scratch.Path);
        XElement svg = XDocument.Load(_scratch["faults-overlay.svg"]).Root!;

        Assert.Equal("0 0 1920 1200", svg.Attribute("viewBox")?.Value);
        Assert.Null(svg.Attribute("width"));
        Assert.All(
            svg.Descendants().Where(node => node.Name.LocalName == "text"),
            text => Assert.Equal("DejaVu Sans, Verdana, sans-serif", text.Attribute("font-family")?.Value));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ResultPages.Draw(StudyList.View(Pairs), _scratch["none"]));

        Assert.StartsWith($"cannot write {_scratch["none"]}", e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
    }

    [Fact]
    public void A_study_without_runs_is_refused() =>
        Assert.Throws<Mp3Exception>(() => ResultPages.Draw(StudyList.View(Pairs with { Runs = [] }), _scratch.Path));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(6, 1, 2)]
    [InlineData(6, 1, 5, 11, 16, 20, 22)]
    public void Multiprog_is_drawn_for_any_numbers_of_copies(int files, params int[] counts) =>
        Assert.Equal(files, ResultPages.Draw(StudyList.View(SyntheticStudy.Multiprog(counts)), _scratch.Path).Count);

    private HashSet<string> TextsOf(ProcessResult study, string file)
    {
        ResultPages.Draw(StudyList.View(study), _scratch.Path);
        return [.. XDocument.Load(_scratch[file]).Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value.Trim())];
    }

    /// <summary>There are marks in colour between the title and the footer, and nothing at the edge.</summary>
    private static void AssertIsDrawn(string path)
    {
        if (Path.GetExtension(path) == ".svg")
        {
            XElement[] nodes = [.. XDocument.Load(path).Descendants()];
            Assert.Contains(nodes, node => node.Name.LocalName is "path" or "polyline");
            Assert.Contains(nodes, node => node.Name.LocalName == "text" && node.Value.Trim().Length > 0);
            return;
        }

        using SKBitmap picture = SKBitmap.Decode(path);
        Assert.Equal((1920, 1200), (picture.Width, picture.Height));
        double coloured = Share(picture, new SKRectI(200, 200, 1720, 1000), pixel =>
            Math.Max(pixel.Red, Math.Max(pixel.Green, pixel.Blue)) - Math.Min(pixel.Red, Math.Min(pixel.Green, pixel.Blue)) > 60);
        Assert.True(coloured > 0.0005, $"{path}: {coloured:P3} of it is coloured");
        Assert.Equal(0, Share(picture, new SKRectI(1890, 0, 1920, 1200), pixel => pixel != SKColors.White));
    }

    private static double Share(SKBitmap picture, SKRectI area, Predicate<SKColor> predicate)
    {
        int hits = 0;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
            {
                hits += predicate(picture.GetPixel(x, y)) ? 1 : 0;
            }
        }

        return (double)hits / (area.Width * area.Height);
    }
}
