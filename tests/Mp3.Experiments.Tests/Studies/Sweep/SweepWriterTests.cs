// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Protocol;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class SweepWriterTests : IDisposable
{
    private readonly MadeSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public async Task Medians_are_those_of_the_seeds()
    {
        SweepRuns runs = await KeepAllAsync();

        (SweepResult result, string folder) = Write(runs);

        Assert.Equal(Manifest.Complete, result.Manifest.Verdict);
        Assert.Equal(("sweep", "casestudy1", 12L, 4L, 0L), (result.Manifest.Study, result.Settings.Study, result.Settings.Runs, result.Settings.Conditions, result.Settings.Failed));
        Assert.Empty(result.Manifest.Runs);
        Assert.Equal([MedianRow.File, SweepResult.DefinitionFile, SweepRow.File], result.Manifest.Files.Keys.Order(StringComparer.Ordinal));
        SweepGrid grid = result.Grid;
        Assert.Equal(["memory", "second_process"], grid.Axes.Select(axis => axis.Name));
        Assert.Equal([true, false], grid.Axes.Select(axis => axis.IsNumeric));
        Assert.Equal(["1024 random", "1024 local", "2048 random", "2048 local"], grid.Conditions.Select(condition => string.Join(' ', condition.At)));
        int major = grid.Metrics.ToList().FindIndex(metric => metric == ProcessMetrics.MajorFaults);
        // 11 in any case; run i of all has i more.
        Assert.Equal([11 + 2, 11 + 3, 11 + 8, 11 + 9], grid.Conditions.Select(condition => condition.Values[major].Median));
        Assert.All(grid.Conditions, condition => Assert.Equal((3, 4), (condition.Values[major].Count, condition.Values[major].High - condition.Values[major].Low)));
        string[] table = File.ReadAllLines(Path.Combine(folder, SweepRow.File));
        Assert.Equal(13, table.Length);
        Assert.Equal(runs.All().Select(run => $"{run.Name}").Order(StringComparer.Ordinal), table[1..].Select(line => line.Split(',')[^1]).Order(StringComparer.Ordinal));
        Assert.Equal(["1", "2", "3", "1", "2", "3"], table[1..7].Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task A_result_is_read_back_and_shown_like_any_other()
    {
        (SweepResult written, string folder) = Write(await KeepAllAsync());

        var read = (SweepResult)StudyList.Load(ResultFolder.Open(folder));
        ResultView view = StudyList.View(read);

        Assert.Equal(written.ManifestHash, read.ManifestHash);
        Assert.Equal(12, read.Observations.Count);
        Assert.Equal("memory=1024 pair-a", read.Observations[0].Run);
        Assert.NotEmpty(ResultPages.Write(view, folder, folder));
        string page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("mp3 sweep sweep.toml", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mp3 reproduce", page, StringComparison.Ordinal);
        var console = new TestConsole();
        console.Profile.Width = 100;
        view.WriteTables(console);
        Assert.Contains("median of 3 seeds", console.Output, StringComparison.Ordinal);
        Assert.Contains("second_process", console.Output, StringComparison.Ordinal);
        Assert.Contains("\"second_process\": \"random\"", view.Json(PlaceDocument.Of(new ResultPlace(folder, null), read.ManifestHash, [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SweepRow.File)]
    [InlineData(MedianRow.File)]
    [InlineData(SweepResult.DefinitionFile)]
    public async Task A_file_that_was_changed_is_refused(string file)
    {
        (_, string folder) = Write(await KeepAllAsync());
        File.AppendAllText(Path.Combine(folder, file), "\n");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => StudyList.Load(ResultFolder.Open(folder)));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Contains($"{file} is not what the run wrote", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_without_an_outcome_leave_a_gap_and_are_told()
    {
        SweepRuns runs = await _sweep.PrepareAsync();
        SweepRun[] all = [.. runs.All()];
        // Of the first condition one seed is left, of the last none.
        foreach (int i in (int[])[1, 2, 3, 5, 6, 8, 10])
        {
            _sweep.Keep(all[i]);
        }

        _sweep.Store.Failures.Note(new FailedRun(all[0].Name, "x", "it hung"));

        (SweepResult result, _) = Write(runs);

        Assert.Equal(Manifest.Failed, result.Manifest.Verdict);
        Assert.Equal([("1024 random", 1), ("1024 local", 3), ("2048 random", 3)], result.Grid.Conditions.Select(condition => (string.Join(' ', condition.At), condition.Values[0].Count)));
        CheckResult check = result.Manifest.Checks[0];
        Assert.Equal((false, "5 of 12 runs did not, first memory=1024 seed=1, pair-a: it hung"), (check.Passed, check.Detail));
    }

    [Fact]
    public async Task A_violated_check_is_counted_and_named()
    {
        SweepRuns runs = await KeepAllAsync(unsound: 4);

        (SweepResult result, SweepChecks checks) = WriteChecked(runs);

        Assert.Equal(Manifest.Failed, result.Manifest.Verdict);
        CheckResult lost = Assert.Single(result.Manifest.Checks, check => !check.Passed);
        Assert.Equal("no record lost", lost.Name);
        Assert.StartsWith("does not hold 1 of 12 times, first in memory=1024 seed=3, pair-a: ", lost.Detail, StringComparison.Ordinal);
        Assert.Equal("memory=1024 seed=3, pair-a", Assert.Single(checks.Violated).Run);
    }

    [Fact]
    public async Task A_sweep_of_which_nothing_came_out_has_no_result()
    {
        SweepRuns runs = await _sweep.PrepareAsync();

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => Write(runs));

        Assert.Equal(ExitCode.Failed, e.ExitCode);
    }

    [Fact]
    public async Task Two_sweeps_are_compared_condition_by_condition()
    {
        SweepRuns runs = await KeepAllAsync();
        (_, string first) = Write(runs, "first");
        (_, string second) = Write(await _sweep.PrepareAsync(MadeSweep.Pairs.Replace("1024, 2048", "2048, 1024", StringComparison.Ordinal)), "second");

        var comparison = Mp3.Experiments.Comparing.StudyComparison.Of(Fixtures.Compared.Load(first, second));

        Assert.Equal(["memory=1024 pair-a", "memory=1024 pair-b", "memory=2048 pair-a", "memory=2048 pair-b"], comparison.Conditions);
        Assert.All(comparison.Rows, row => Assert.Equal("the same", row.Verdict.Split(':')[0].Split(',')[0]));
        Assert.NotEmpty(StudyList.KindOf(comparison.Baseline.Manifest).FiguresOf(comparison));
    }

    [Fact]
    public async Task It_is_not_reproduced_but_run_again()
    {
        (_, string folder) = Write(await KeepAllAsync());

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => Mp3.Experiments.Reproduction.OriginalResult.Open(folder));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Contains($"'mp3 sweep {Path.Combine(folder, "sweep.toml")} --fresh'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_observed_is_what_the_study_itself_would_write()
    {
        SweepRuns runs = await KeepAllAsync();
        SweepCell[] cells = [.. runs.MapCells(cell => cell)];

        Assert.All(cells, cell =>
        {
            DoneRuns done = DoneOf(cell);
            using ResultDraft draft = ResultFolder.Create(_sweep["alone"]);

            IStudyResult alone = cell.Request.Write(draft, done);
            StudyYield yield = cell.Request.Observe(done);

            Assert.Equal(alone.Observations, yield.Observations);
            Assert.Equal(alone.Manifest.Checks, yield.Checks);
            Assert.Equal(alone.Manifest.Settings, yield.Manifest.Settings);
            Assert.Equal(alone.Observations, CellOutcome.Of(cell, _sweep.Store).Rows.Select(row => row.Observation));
        });
    }

    private DoneRuns DoneOf(SweepCell cell) => new(
        cell.Host, cell.Wanted, [.. cell.Wanted.Runs.Zip(cell.Names, (run, name) => StoredOutcome.Read(_sweep.Store, cell.Host, run, name)!)]);

    private async Task<SweepRuns> KeepAllAsync(int unsound = -1)
    {
        SweepRuns runs = await _sweep.PrepareAsync();
        foreach ((int i, SweepRun run) in runs.All().ToArray().Index())
        {
            _sweep.Keep(run, (ulong)i, i != unsound);
        }

        return runs;
    }

    private (SweepResult Result, string Folder) Write(SweepRuns runs, string name = "result")
    {
        using ResultDraft draft = ResultFolder.Create(_sweep[name]);
        SweepResult result = SweepWriter.Write(draft, runs, TestContext.Current.CancellationToken).Result;
        return (result, draft.Publish().Path);
    }

    private (SweepResult Result, SweepChecks Checks) WriteChecked(SweepRuns runs)
    {
        using ResultDraft draft = ResultFolder.Create(_sweep["result"]);
        return SweepWriter.Write(draft, runs, TestContext.Current.CancellationToken);
    }
}
