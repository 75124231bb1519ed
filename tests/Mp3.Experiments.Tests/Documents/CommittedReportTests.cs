// SPDX-License-Identifier: MIT

using System.Net;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Report;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Documents;

/// <summary>The committed reports say what the program says of the same data today; else <c>mp3 plot</c> mends them.</summary>
public sealed class CommittedReportTests
{
    [Fact]
    public void That_of_case_study_1_is_of_today() =>
        AssertIsOfToday("casestudy1", ReferenceStudy.CaseStudy1.ManifestHash, StudyList.View(ReferenceStudy.CaseStudy1).Claims);

    [Fact]
    public void That_of_case_study_2_is_of_today() =>
        AssertIsOfToday("multiprog", ReferenceStudy.Multiprog.ManifestHash, StudyList.View(ReferenceStudy.Multiprog).Claims);

    [Fact]
    public void That_of_case_study_3_is_of_today() =>
        AssertIsOfToday("casestudy3", ReferenceStudy.CaseStudy3.ManifestHash, HandoffClaims.Of(ReferenceStudy.CaseStudy3.Scenarios));

    [Fact]
    public void The_table_in_the_docs_of_case_study_3_has_the_numbers_of_scenarios_csv()
    {
        string text = File.ReadAllText(Path.Combine(FixtureFolder.Repository, "docs", "casestudy3.md"));
        ILookup<(string Ring, string Stall), ScenarioRow> runs = ReferenceStudy.CaseStudy3.Scenarios
            .ToLookup(row => ($"{row.Capacity:N0}", $"{row.StallPeriods:0.##}"));
        string[][] lines = [.. text.Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length == 6 && cells[2].Contains(" / ", StringComparison.Ordinal))];

        Assert.Equal(9, lines.Length);
        Assert.All(lines, cells => Assert.Equal(runs[(cells[0], cells[1])].Select(row => $"{row.Lost:N0} / {row.Wrong:N0}"), cells[2..]));
    }

    [Fact]
    public void The_text_on_case_study_3_has_the_numbers_of_scenarios_csv()
    {
        string text = File.ReadAllText(Path.Combine(FixtureFolder.Repository, "docs", "casestudy3.md"));
        IReadOnlyList<ScenarioRow> rows = ReferenceStudy.CaseStudy3.Scenarios;
        ScenarioRow At(string strategy, long capacity, double stall) =>
            rows.Single(row => row.Strategy == strategy && row.Capacity == capacity && row.StallPeriods == stall);
        long LostBy(string strategy) => rows.Where(row => row.Strategy == strategy).Sum(row => row.Lost);
        string[] numbers =
        [
            $"{rows[0].Written:N0} records in each of {rows.Count(row => row.Strategy == StrategyName.Naive)} runs",
            $"in the ring of 1,024 it loses {At(StrategyName.Signal, 1024, 1).Lost - At(StrategyName.Sequence, 1024, 1).Lost:N0} records more than `sequence`",
            $"({LostBy(StrategyName.Semaphore):N0} against {LostBy(StrategyName.Sequence):N0} of `sequence`)",
            $"without a stall, {At(StrategyName.Naive, rows.Max(row => row.Capacity), 0).Wrong:N0} of its entries are wrong",
            $"{At(StrategyName.Semaphore, 1024, 0).Looks} looks instead of {At(StrategyName.Sequence, 1024, 0).Looks} in the ring of 1,024",
        ];

        Assert.All(numbers, words => Assert.Contains(words, text, StringComparison.Ordinal));
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
