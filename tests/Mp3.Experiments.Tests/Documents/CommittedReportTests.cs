// SPDX-License-Identifier: MIT

using System.Net;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Claims.Handoff;
using Mp3.Experiments.Report;
using Mp3.Experiments.Results.Handoff;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Documents;

/// <summary>The committed reports say what the program says of the same data today; else <c>mp3 plot</c> mends them.</summary>
public sealed class CommittedReportTests
{
    [Fact]
    public void That_of_case_study_1_is_of_today() =>
        AssertIsOfToday("casestudy1", ReferenceStudy.CaseStudy1.ManifestHash, StudyClaims.Of(ReferenceStudy.CaseStudy1));

    [Fact]
    public void That_of_case_study_2_is_of_today() =>
        AssertIsOfToday("multiprog", ReferenceStudy.Multiprog.ManifestHash, StudyClaims.Of(ReferenceStudy.Multiprog));

    [Fact]
    public void That_of_case_study_3_is_of_today() =>
        AssertIsOfToday("casestudy3", ReferenceStudy.CaseStudy3.ManifestHash, HandoffClaims.Of(ReferenceStudy.CaseStudy3.Scenarios));

    [Fact]
    public void The_table_of_the_write_up_on_case_study_3_has_the_numbers_of_scenarios_csv()
    {
        string text = File.ReadAllText(Path.Combine(FixtureFolder.Repository, "docs", "casestudy3.md"));
        ScenarioRow[] shown = [.. ReferenceStudy.CaseStudy3.Scenarios.Where(row => row is { Capacity: 1024, StallPeriods: 0 or 1 or 3 })];

        Assert.All(shown.GroupBy(row => (row.Capacity, row.StallPeriods)), run => Assert.Contains(
            $"| {run.Key.Capacity:N0} | {run.Key.StallPeriods:0.##} | {string.Join(" | ", run.Select(row => $"{row.Lost:N0} / {row.Wrong:N0}"))} |",
            text,
            StringComparison.Ordinal));
    }

    private static void AssertIsOfToday(string study, string manifestHash, IReadOnlyList<Claim> claims)
    {
        string page = WebUtility.HtmlDecode(File.ReadAllText(
            Path.Combine(FixtureFolder.Repository, "results", "reference", study, ReportFile.Name)));

        Assert.Contains(manifestHash, page, StringComparison.Ordinal);
        Assert.All(claims, claim =>
        {
            Assert.Contains(claim.Statement, page, StringComparison.Ordinal);
            Assert.Contains(claim.Ruling, page, StringComparison.Ordinal);
            Assert.Contains(claim.Evidence, page, StringComparison.Ordinal);
        });
    }
}
