// SPDX-License-Identifier: MIT

using System.Net;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Report;

public sealed class ComparisonReportTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_begins_with_the_answer_then_numbers_then_both_verdicts()
    {
        StudyComparison comparison = Some();
        string page = Write(comparison);

        int[] places = [.. ((string[])[ComparisonFindings.Answer(comparison), "<figure id=", "<section id=\"results\">", "<section id=\"claims\">", "<section id=\"inputs\">", "<section id=\"again\">"])
            .Select(part => page.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.All(comparison.Sides.SelectMany(side => side.Claims), claim => Assert.Contains(claim.Number, page, StringComparison.Ordinal));
        Assert.Contains("<th scope=\"col\">measured, zram</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_picture_has_its_words()
    {
        StudyComparison comparison = Some();
        string page = Write(comparison);

        Assert.All(StudyList.Of(comparison.Baseline.Manifest).FiguresOf(comparison), figure => Assert.Contains(AltText.Of(figure), page, StringComparison.Ordinal));
    }

    [Fact]
    public void It_says_what_does_not_scale_and_which_command_makes_it_again()
    {
        StudyComparison comparison = Some();
        string page = Write(comparison);

        Assert.Contains(Scaling.Sentence(comparison.Baseline.Manifest.Settings)!, page, StringComparison.Ordinal);
        Assert.Contains("mp3 compare ../a ../b --out .", page, StringComparison.Ordinal);
        Assert.Contains("href=\"../a/manifest.json\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"compare.csv\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_scratch.Path, page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_side_whose_checks_failed_is_named()
    {
        StudyComparison comparison = Some();
        ComparedSide zram = comparison.Sides[1];
        ComparedSide failed = zram with { Result = (ProcessResult)zram.Result with { Manifest = zram.Manifest with { Verdict = Manifest.Failed } } };

        Assert.Contains("role=\"alert\">zram: SELF-CHECK FAILED", Write(StudyComparison.Of(comparison.Baseline, failed)), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_results_give_equal_bytes() => Assert.Equal(Write(Some()), Write(Some()));

    private StudyComparison Some()
    {
        ProcessResult study = SyntheticStudy.CaseStudy1(5, 0.1);
        Publish("a", study);
        Publish("b", study with
        {
            Manifest = study.Manifest with { Settings = study.Manifest.Settings with { Swap = "zram" } },
            Runs = [.. study.Runs.Select(row => row with { MajorFaults = row.MajorFaults * 2 })],
        });
        return StudyComparison.Of(Compared.Load(_scratch["a"], _scratch["b"]));
    }

    private string Write(StudyComparison comparison)
    {
        Directory.CreateDirectory(_scratch["both"]);
        return WebUtility.HtmlDecode(File.ReadAllText(ComparisonReport.Write(
            comparison, "Case study 1", StudyList.Of(comparison.Baseline.Manifest).FiguresOf(comparison), _scratch["both"], "compare.csv")));
    }

    private void Publish(string name, ProcessResult study)
    {
        using ResultDraft draft = ResultFolder.Create(_scratch[name]);
        SyntheticStudy.Write(draft, study);
        draft.Publish();
    }
}
