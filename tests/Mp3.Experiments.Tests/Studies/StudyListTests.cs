// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies;

/// <summary>What holds for every study, whichever it is.</summary>
public sealed class StudyListTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Each_has_a_name_of_its_own_that_is_good_for_a_folder()
    {
        string[] names = [.. StudyList.All.SelectMany(study => study.Aliases.Append(study.Name))];

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Matches("^[a-z][a-z0-9]+$", name));
    }

    [Fact]
    public void Each_can_be_asked_for_without_an_option_and_be_repeated_if_its_runs_are_known() => Assert.All(StudyList.All, study =>
    {
        string[] words = study.Options().Arguments.Count == 0 ? [] : ["--", "sort"];
        IStudyRequest once = StudyWords.Read(study, words);
        Assert.Equal((1UL, 9UL), (once.Seed, once.WithSeed(9).Seed));
        if (once.HasRounds)
        {
            // What comes out decides which runs it has, so no two seeds would have the same.
            return;
        }

        IStudyRequest thrice = StudyWords.Read(study, ["--repeat", "3", "--seed", "5", .. words]);
        Assert.Equal(5UL, thrice.Seed);
        Assert.Equal(3 * once.Guests, thrice.Guests);
    });

    [Fact]
    public void Each_says_what_its_observations_hold()
    {
        IStudyResult[] results = [ReferenceStudy.CaseStudy1, ReferenceStudy.Multiprog, ReferenceStudy.CaseStudy3, SyntheticCurve.Of(killedAt: 40)];

        Assert.All(results, result =>
        {
            Measures measures = StudyList.Of(result.Manifest).Measures;
            Assert.All(result.Observations, observation => Assert.Equal(measures.Columns, observation.Amounts.Columns));
            Assert.Equal(result.Metrics, measures.Metrics);
        });
    }

    [Fact]
    public void Options_that_a_study_does_not_have_are_refused()
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => StudyWords.Read(StudyList.All[0], "--scale", "x"));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Contains("--scale x", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_seeds_than_there_are_numbers_are_refused() => Assert.Contains(
        "there are no 3 seeds from 18446744073709551614 on",
        Assert.Throws<Mp3Exception>(() => StudyWords.Read(StudyList.All[0], "--repeat", "3", "--seed", $"{ulong.MaxValue - 1}")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_study_of_scenarios_is_repeated_and_shown_like_any_other()
    {
        HandoffResult study = SyntheticHandoff.Of([512, 1024], [0, 1.5]);
        HandoffResult[] seeds = [.. Enumerable.Range(1, 3).Select(seed => study with
        {
            Manifest = study.Manifest with { Settings = study.Manifest.Settings with { Seed = (ulong)seed } },
            Scenarios = [.. study.Scenarios.Select(row => row with { Lost = row.Lost * seed })],
        })];
        string folder = Publish(seeds);

        var read = (RepeatedResult)StudyList.Load(ResultFolder.Open(folder));
        ResultView view = StudyList.View(read);

        Assert.Equal(["naive", "signal", "semaphore", "sequence"], read.Conditions);
        Metric lost = read.Metrics.Single(metric => metric.Name == "lost");
        Assert.Equal(2 * study.Scenarios.Where(row => row.Strategy == "naive").Sum(row => row.Lost), read.Spread("naive", lost).Median);
        Assert.Equal("Case study 3: the hand-off to a slow monitor, 3 seeds", view.Title);
        Assert.NotEmpty(view.Claims);
        Assert.NotEmpty(Assert.Single(view.Figures).Tables);
        Assert.NotEmpty(ResultPages.Write(view, _scratch.Path, folder));
    }

    [Fact]
    public void Two_studies_of_scenarios_are_compared_like_any_others()
    {
        HandoffResult study = SyntheticHandoff.Of([512, 1024], [0, 1.5]);
        Manifest other = study.Manifest with { Settings = study.Manifest.Settings with { Swap = "zram" } };
        var comparison = Mp3.Experiments.Comparing.StudyComparison.Of(
            Compared.Side("a", study),
            Compared.Side("b", study with { Manifest = other, Scenarios = [.. study.Scenarios.Select(row => row with { Wrong = row.Wrong * 3 })] }));

        Assert.Equal(["ssd", "zram"], comparison.Labels);
        Assert.Equal(3, comparison.Rows.Single(row => row is { Run: "naive", Metric: "wrong" }).Ratio);
        Assert.Contains("×3", Assert.Single(StudyList.Of(study.Manifest).FiguresOf(comparison)).Finding, StringComparison.Ordinal);
    }

    private string Publish(HandoffResult[] seeds)
    {
        using ResultDraft draft = ResultFolder.Create(_scratch["repeated"]);
        List<IStudyResult> written = [];
        List<string> folders = [];
        foreach (HandoffResult seed in seeds)
        {
            using ResultDraft part = ResultFolder.Create(Path.Combine(draft.Path, RepeatedResult.FolderOf(seed.Manifest.Settings.Seed)));
            written.Add(HandoffResult.Write(part, seed.Manifest, seed.Scenarios, seed.Timeline, seed.Latencies));
            folders.Add(Path.GetFileName(part.Publish().Path));
        }

        _ = RepeatedResult.Write(draft, written, folders);
        return draft.Publish().Path;
    }
}
