// SPDX-License-Identifier: MIT

using System.Net;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Handoff;

public sealed class HandoffReportTests : IDisposable
{
    private static readonly HandoffResult Measured = ReferenceStudy.CaseStudy3;

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_holds_claims_findings_and_every_run_of_a_monitor()
    {
        string page = Write(Measured);

        Assert.All(HandoffClaims.Of(Measured.Scenarios), claim => Assert.Contains(claim.Evidence, page, StringComparison.Ordinal));
        Assert.Contains(HandoffAdvice.Of(Measured.Scenarios), page, StringComparison.Ordinal);
        Assert.Contains("All 112 runs of a monitor", page, StringComparison.Ordinal);
        Assert.All(Measured.Scenarios, row => Assert.Contains($">{row.Lost:N0}<", page, StringComparison.Ordinal));
    }

    [Fact]
    public void It_shows_every_picture_and_links_to_the_data()
    {
        string page = Write(Measured);

        Assert.All(
            (string[])["losses", "timeline", "latency"],
            name => Assert.Contains($"<figure id=\"{name}\">", page, StringComparison.Ordinal));
        Assert.All(
            (string[])["scenarios.csv", "timeline.csv", "latency.csv", "manifest.json"],
            name => Assert.Contains($"href=\"{name}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void It_names_the_sweep_and_the_ring_of_each_scenario()
    {
        string page = Write(Measured);

        Assert.Contains("<dt>Rings, records</dt><dd>1,024, 2,048, 4,096, 8,192</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>A look every</dt><dd>30 s</dd>", page, StringComparison.Ordinal);
        Assert.Contains("data-label=\"run\">c4096-s2.5<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_checks_the_violated_ones_stay_in_sight()
    {
        Manifest failed = Measured.Manifest with
        {
            Verdict = Manifest.Failed,
            Checks = [.. Measured.Manifest.Checks, new CheckResult("c1024-s0", "accounts", Passed: false, "7 records unaccounted for")],
        };

        string page = Write(Measured with { Manifest = failed });

        int violated = page.IndexOf("7 records unaccounted for", StringComparison.Ordinal);
        int folded = page.IndexOf("All 140 that passed", StringComparison.Ordinal);
        Assert.InRange(violated, 0, folded);
    }

    [Fact]
    public void A_result_that_breaks_the_promise_gives_another_text()
    {
        HandoffResult broken = Measured with { Scenarios = [.. Measured.Scenarios.Select(row => row with { Kept = false })] };

        Assert.Contains("No strategy can be trusted here.", Write(broken), StringComparison.Ordinal);
        Assert.Contains("of 10 claims 4 hold, 3 do not hold, 3 depend", Write(broken), StringComparison.Ordinal);
    }

    private string Write(HandoffResult result) =>
        WebUtility.HtmlDecode(File.ReadAllText(ResultPages.WriteReport(StudyList.View(result), _scratch.Path, _scratch.Path)));
}
