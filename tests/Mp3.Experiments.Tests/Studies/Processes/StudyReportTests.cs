// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed partial class StudyReportTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_holds_the_claims_with_their_verdicts_and_numbers()
    {
        string[] texts = TextsOf(ReferenceStudy.CaseStudy1);

        Assert.All(StudyList.View(ReferenceStudy.CaseStudy1).Claims, claim =>
        {
            Assert.Contains(claim.Statement, texts);
            Assert.Contains(claim.Ruling, texts);
            Assert.Contains(claim.Evidence + ".", texts);
        });
        int checks = ReferenceStudy.CaseStudy1.Manifest.Checks.Count;
        Assert.Contains($"{checks} of {checks} self-checks passed · of 5 claims 4 hold, 1 depends", texts);
    }

    [Fact]
    public void It_holds_results_checks_plan_and_environment()
    {
        ProcessResult study = ReferenceStudy.CaseStudy1;
        string[] texts = TextsOf(study);

        Assert.All(study.Runs, row => Assert.Contains($"{row.MajorFaults:N0}", texts));
        Assert.All(study.Manifest.Checks, check => Assert.Contains(check.Detail, texts));
        Assert.All(
            study.Manifest.Runs.SelectMany(run => run.Plan.Processes), process => Assert.Contains(process.Command, texts));
        Assert.Contains(study.Manifest.Environment.QemuVersion, texts);
        Assert.Contains("vm.swappiness", texts);
    }

    [Fact]
    public void It_shows_every_picture_with_words_for_those_who_don_t_see_it()
    {
        XElement page = PageOf(ReferenceStudy.Multiprog);
        XElement[] pictures = [.. Named(page, "svg")];

        Assert.Equal(
            StudyList.View(ReferenceStudy.Multiprog).Figures.Select(figure => figure.Name),
            Named(page, "figure").Select(figure => figure.Attribute("id")?.Value));
        Assert.Equal(2 * Named(page, "figure").Count(), pictures.Length);
        Assert.All(pictures, picture => Assert.Equal("img", picture.Attribute("role")?.Value));
        Assert.All(pictures, picture => Assert.True(picture.Attribute("aria-label")?.Value.Length > 80));
    }

    [Fact]
    public void It_needs_no_network_and_links_to_files_beside_it_alone()
    {
        XElement page = PageOf(ReferenceStudy.CaseStudy1);
        string[] targets = [.. page.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src").Select(attribute => attribute.Value)];

        Assert.Contains("samples.csv", targets);
        Assert.Contains("runs.csv", targets);
        Assert.Contains("manifest.json", targets);
        Assert.All(targets, target => Assert.Matches("^(#[a-z]+|[a-z0-9-]+[.](csv|json|png|svg))$", target));
        Assert.All(Named(page, "style").Concat(Named(page, "script")), code => Assert.DoesNotContain("url(", code.Value, StringComparison.Ordinal));
        Assert.Empty(Named(page, "link"));
    }

    [Fact]
    public void Written_elsewhere_it_links_back_to_the_data()
    {
        Directory.CreateDirectory(_scratch["pictures"]);
        string path = ResultPages.WriteReport(StudyList.View(SyntheticStudy.Multiprog([1, 5])), _scratch["pictures"], _scratch["results"]);

        Assert.Contains("href=\"../results/manifest.json\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_can_t_become_markup()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'&";
        ProcessResult some = ReferenceStudy.CaseStudy1;
        ProcessResult hostile = some with
        {
            Manifest = some.Manifest with
            {
                Environment = some.Manifest.Environment with { QemuVersion = Hostile },
                Checks = [new CheckResult(Hostile, Hostile, Passed: false, Hostile)],
                Machine = some.Manifest.Machine with { SwapDescription = Hostile },
            },
            Runs = [.. some.Runs.Select(row => row with { Label = row.Label + Hostile })],
            Samples = [.. some.Samples.Select(row => row with { Label = row.Label + Hostile })],
        };

        string page = Write(hostile);

        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Hostile, Parse(page).DescendantNodes().OfType<XText>().Select(text => text.Value.Trim()));
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() => Assert.Equal(Write(ReferenceStudy.Multiprog), Write(ReferenceStudy.Multiprog));

    [Fact]
    public void It_holds_no_time_of_day_and_no_path_of_this_machine()
    {
        ProcessResult some = ReferenceStudy.CaseStudy1;
        // The guest's clock is set to a day that is the same in every run.
        string page = Write(some with { Manifest = some.Manifest with { Machine = some.Manifest.Machine with { QemuArguments = [] } } });

        Assert.DoesNotContain(_scratch.Path, page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Date(), page);
    }

    [Fact]
    public void A_violated_check_is_shown_first_and_the_page_says_it_at_the_top()
    {
        ProcessResult some = ReferenceStudy.CaseStudy1;
        XElement page = PageOf(some with
        {
            Manifest = some.Manifest with
            {
                Verdict = Manifest.Failed,
                Checks = [.. some.Manifest.Checks, new CheckResult("pair-b", "no record lost", Passed: false, "7 lost")],
            },
        });

        Assert.Contains("SELF-CHECK FAILED", Named(page, "header").Single().Value, StringComparison.Ordinal);
        XElement checks = Named(page, "section").Single(section => section.Attribute("id")?.Value == "checks");
        Assert.Contains("violated", Named(checks, "tr").ElementAt(1).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_can_t_be_written_is_named() => Assert.Contains(
        _scratch["none"],
        Assert.Throws<Mp3Exception>(() => ResultPages.WriteReport(StudyList.View(ReferenceStudy.CaseStudy1), _scratch["none"], _scratch["none"])).Message,
        StringComparison.Ordinal);

    private string[] TextsOf(ProcessResult study) =>
        [.. PageOf(study).DescendantNodes().OfType<XText>().Select(text => text.Value.Trim())];

    private XElement PageOf(ProcessResult study) => Parse(Write(study));

    private string Write(ProcessResult study) => File.ReadAllText(ResultPages.WriteReport(StudyList.View(study), _scratch.Path, _scratch.Path));

    /// <summary>The page is XML too: every element is closed, every attribute quoted.</summary>
    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XElement.Load(reader);
    }

    private static IEnumerable<XElement> Named(XElement element, string name) => element.Descendants().Where(node => node.Name.LocalName == name);

    [GeneratedRegex(@"20[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-2][0-9]:[0-5][0-9]:[0-5][0-9]", RegexOptions.None, 10_000)]
    private static partial Regex Date();
}
