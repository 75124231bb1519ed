// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results.Repetition;

public sealed class RepeatedResultTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_published_result_is_read_back_with_its_repetitions()
    {
        IReadOnlyList<ProcessResult> studies = SyntheticRepetitions.CaseStudy1(0.1, 0.2, 0.15);

        var read = RepeatedResult.Load(ResultFolder.Open(SyntheticRepetitions.Publish(_scratch["x"], studies)), ProcessResult.Load);

        Assert.Equal([1, 2, 3], read.Manifest.Settings.Seeds);
        Assert.Equal(["pair-a", "pair-b"], read.Conditions);
        Assert.Equal(studies.SelectMany(study => study.Samples), read.Repetitions.Cast<ProcessResult>().SelectMany(study => study.Samples));
        Assert.Equal(6, read.Observations.Count);
        Assert.Equal(
            studies[1].Runs.Where(row => row.Run == "pair-a").Sum(row => row.MajorFaults),
            read.Observations.Single(row => row is { Seed: 2, Run: "pair-a" }).Amounts[ProcessColumn.MajorFaults]);
    }

    [Fact]
    public void The_median_is_that_of_the_middle_seed()
    {
        RepeatedResult result = SyntheticRepetitions.Of(SyntheticRepetitions.CaseStudy1(0.1, 0.3, 0.2));

        Assert.Equal(
            result.Observations.Single(row => row is { Seed: 3, Run: "pair-b" }).Amounts[ProcessColumn.MinorFaults],
            result.Spread("pair-b", ProcessMetrics.MinorFaults).Median);
    }

    [Fact]
    public void One_failed_repetition_fails_the_whole_and_is_found_under_its_name()
    {
        ProcessResult[] studies = [.. SyntheticRepetitions.CaseStudy1(0.1, 0.2)];
        studies[1] = studies[1] with { Manifest = studies[1].Manifest with { Verdict = Manifest.Failed } };

        string folder = SyntheticRepetitions.Publish(_scratch["x"], studies);

        Assert.Equal(_scratch["x.failed"], folder);
        Assert.Equal(Manifest.Failed, RepeatedResult.Load(ResultFolder.Open(folder), ProcessResult.Load).Repetitions[1].Manifest.Verdict);
        Assert.True(Directory.Exists(Path.Combine(folder, "seed-2.failed")));
    }

    [Fact]
    public void A_repetition_of_another_study_is_refused()
    {
        string one = SyntheticRepetitions.Publish(_scratch["one"], SyntheticRepetitions.CaseStudy1(0.1, 0.2));
        string other = SyntheticRepetitions.Publish(_scratch["other"], SyntheticRepetitions.CaseStudy1(0.3, 0.4));
        Directory.Delete(Path.Combine(one, "seed-2"), recursive: true);
        Directory.Move(Path.Combine(other, "seed-2"), Path.Combine(one, "seed-2"));

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => RepeatedResult.Load(ResultFolder.Open(one), ProcessResult.Load));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Contains("seed-2 is not the repetition", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_of_a_single_run_does_not_speak_of_seeds() =>
        Assert.DoesNotContain(
            "seeds", System.Text.Encoding.UTF8.GetString(ManifestJson.ToBytes(SyntheticStudy.ManifestOf("x", Manifest.Complete, 1))), StringComparison.Ordinal);
}
