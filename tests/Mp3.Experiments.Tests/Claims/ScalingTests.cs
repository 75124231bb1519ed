// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Claims;

/// <summary>What is said of a study at a small scale.</summary>
public sealed class ScalingTests
{
    [Fact]
    public void Times_and_rates_of_pairs_are_not_tested_at_a_scale_but_their_faults_are()
    {
        IReadOnlyList<Claim> full = StudyList.View(ReferenceStudy.CaseStudy1).Claims;
        IReadOnlyList<Claim> small = StudyList.View(AtScale(ReferenceStudy.CaseStudy1, 1.0 / 16)).Claims;

        Assert.Equal([0, 2], Enumerable.Range(0, full.Count).Where(i => small[i].Verdict != full[i].Verdict));
        Assert.All((Claim[])[small[0], small[2]], claim =>
        {
            Assert.Equal("not tested", claim.Ruling);
            Assert.Contains("at scale 1/16", claim.Evidence, StringComparison.Ordinal);
            Assert.EndsWith("--scale 1 tests it", claim.Evidence, StringComparison.Ordinal);
        });
        Assert.Equal(full[0].Number, small[0].Number);
    }

    [Fact]
    public void Utilization_and_completion_over_N_are_not_tested_at_a_scale()
    {
        IReadOnlyList<Claim> small = StudyList.View(AtScale(ReferenceStudy.Multiprog, 0.5)).Claims;

        Assert.Equal([0, 2], Enumerable.Range(0, small.Count).Where(i => small[i].Verdict == Verdict.NotTested));
    }

    [Fact]
    public void The_note_says_what_does_not_scale_and_full_size_has_none()
    {
        StudySettings settings = ReferenceStudy.Multiprog.Manifest.Settings;

        Assert.Null(Scaling.Note(settings));
        Assert.Contains("second of sleep", Scaling.Note(settings with { Scale = 0.125 }), StringComparison.Ordinal);
        Assert.Null(Scaling.Sentence(settings));
        Assert.StartsWith("At scale 1/8 the second of sleep", Scaling.Sentence(settings with { Scale = 0.125 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0 / 16, "1/16")]
    [InlineData(0.125, "1/8")]
    [InlineData(0.3, "0.3")]
    [InlineData(2, "2")]
    public void A_scale_is_written_as_a_person_would(double scale, string text) => Assert.Equal(text, ScaleText.Of(scale));

    private static ProcessResult AtScale(ProcessResult study, double scale) =>
        study with { Manifest = study.Manifest with { Settings = study.Manifest.Settings with { Scale = scale } } };
}
