// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Documents;

/// <summary>The numbers of the README are those of the committed results and measurements.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(FixtureFolder.Repository, "README.md"));

    private static readonly string Tour = Text[
        Text.IndexOf("## Five minutes", StringComparison.Ordinal)..Text.IndexOf("## What it runs", StringComparison.Ordinal)];

    [Fact]
    public void The_tour_of_case_study_1_has_the_numbers_of_runs_csv()
    {
        RunRow[] rows = [.. ReferenceStudy.CaseStudy1.Runs];
        RunRow[] greedy = [.. rows.Where(row => row.Label == "1024 R 50000")];
        RunRow[] second = [.. rows.Where(row => row.Label != "1024 R 50000")];

        AssertInTour($"{greedy[0].MinorFaults:N0} and {greedy[1].MinorFaults:N0} minor faults");
        AssertInTour($"{second[1].MajorFaults:N0} major faults instead of {second[0].MajorFaults:N0}, and ends after {Seconds(second[1])} s instead of {Seconds(second[0])} s");
        AssertInTour($"{greedy[1].MajorFaults:N0} instead of {greedy[0].MajorFaults:N0}, and ends after {Seconds(greedy[1])} s instead of {Seconds(greedy[0])} s");
        AssertInTour($"{Rate("pair-a", row => row.MajorFaults)} against {Rate("pair-b", row => row.MajorFaults)} major faults a second");
        AssertInTour($"{Rate("pair-a", row => row.MinorFaults)} against {Rate("pair-b", row => row.MinorFaults)} minor ones");

        string Rate(string run, Func<RunRow, long> faults)
        {
            RunRow[] own = [.. rows.Where(row => row.Run == run)];
            return $"{own.Sum(faults) / (own.Max(row => row.CompletionNs) / 1e9):N0}";
        }
    }

    [Fact]
    public void The_tour_of_case_study_2_has_the_numbers_of_runs_csv()
    {
        IReadOnlyList<RunSummary> all = Summary.Of(ReferenceStudy.Multiprog.Runs);
        RunSummary[] runs = [.. new[] { 1, 5, 11, 10, 20 }.Select(copies => all.Single(run => run.Processes.Count == copies))];

        AssertInTour($"takes {runs[0].Total.CompletionSeconds:0.00} s");
        AssertInTour($"{runs[1].Total.CompletionSeconds:0.00} s. They sleep");
        AssertInTour($"from {runs[0].Total.UtilizationPercent:0.00} to {runs[1].Total.UtilizationPercent:0.00} %");
        Assert.Equal(0, all.Single(run => run.Processes.Count == 9).Total.MajorFaults);
        AssertInTour($"10 have {runs[3].Total.MajorFaults:N0}, 11 have {runs[2].Total.MajorFaults:N0}, 20 have {runs[4].Total.MajorFaults:N0}");
        AssertInTour($"with 20 copies {runs[4].Total.UtilizationPercent:0.00} %");
        AssertInTour($"20 take {runs[4].Total.CompletionSeconds:0.00} s");
        AssertInTour($"{runs[2].Total.UtilizationPercent:0.00} %, of which {runs[2].Total.SystemPercent:0.00} % is system time");
        AssertInTour($"({runs[2].Total.UserPercent:0.00} %), and take {runs[2].Total.CompletionSeconds:0.00} s");
    }

    [Fact]
    public void The_tables_have_the_numbers_of_runs_csv()
    {
        Assert.All(Summary.Of(ReferenceStudy.CaseStudy1.Runs), run => AssertInText(
            $"| **{run.Total.CompletionSeconds:0.00}** | **{run.Total.MinorFaults:N0}** | **{run.Total.MajorFaults:N0}** | **{run.Total.UtilizationPercent:0.00}** |"));
        Assert.All(Summary.Of(ReferenceStudy.Multiprog.Runs), run => AssertInText(
            $"| {run.Processes.Count} | {run.Total.CompletionSeconds:0.00} | {run.Total.MinorFaults:N0} | {run.Total.MajorFaults:N0} | {run.Total.UtilizationPercent:0.00} |"));
    }

    [Fact]
    public void What_case_study_1_costs_is_what_the_bench_wrote_into_docs_performance_md()
    {
        string page = File.ReadAllText(Path.Combine(FixtureFolder.Repository, "docs", "performance.md"));
        string[] measured = Between(page, "<!-- bench: begin -->", "<!-- bench: end -->");

        string[] rows = Between(Text, "<!-- bench in short: begin -->", "<!-- bench in short: end -->");

        Assert.Equal(5, rows.Length);
        Assert.Equal(["|", "|---", "| mp3", "| … without any of its savings", "| a machine as the course has it"], rows.Select(Head));
        Assert.All(rows, row => Assert.Contains(row, measured));

        static string Head(string row) => row[..row.IndexOf('|', 1)].TrimEnd();
        static string[] Between(string text, string begin, string end) => text[
            (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length)..text.IndexOf(end, StringComparison.Ordinal)]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AssertInTour(string words) => Assert.Contains(words, Tour, StringComparison.Ordinal);

    private static void AssertInText(string words) => Assert.Contains(words, Text, StringComparison.Ordinal);

    private static string Seconds(RunRow row) => $"{row.CompletionNs / 1e9:0.00}";
}
