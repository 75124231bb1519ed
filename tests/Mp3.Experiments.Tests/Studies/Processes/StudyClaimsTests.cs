// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Processes;

/// <summary>The claims on what was measured, not made up.</summary>
public sealed class StudyClaimsTests
{
    [Fact]
    public void Case_study_1_as_measured() => Assert.Equal(
        [
            "The random pair takes longer than the pair with locality: holds",
            "The random pair accumulates more page faults: holds",
            "The random pair has a higher rate of page faults: holds",
            $"{SaturationClaim.Statement}: depends on memory pressure",
            $"{OnsetClaim.Statement}: holds",
        ],
        Rulings(ReferenceStudy.CaseStudy1));

    [Fact]
    public void Case_study_2_as_measured() => Assert.Equal(
        [
            "CPU utilization rises with the number of copies: depends on N",
            "Page faults rise with the number of copies: holds",
            "Completion time rises with the number of copies: depends on N",
            $"{SaturationClaim.Statement}: depends on memory pressure",
            $"{OnsetClaim.Statement}: holds",
            $"{ThrashingClaim.Statement}: holds",
        ],
        Rulings(ReferenceStudy.Multiprog));

    [Fact]
    public void The_numbers_are_those_of_the_CSV_files()
    {
        RunRow[] random = [.. ReferenceStudy.CaseStudy1.Runs.Where(row => row.Run == "pair-a")];
        string evidence = StudyList.View(ReferenceStudy.CaseStudy1).Claims[1].Evidence;

        Assert.Contains($"all faults: {random.Sum(row => row.MajorFaults + row.MinorFaults):N0} against", evidence, StringComparison.Ordinal);
        Assert.Contains($"major: {random.Sum(row => row.MajorFaults):N0} against", evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_claim_has_a_number() => Assert.All(
        (Claim[])
        [
            .. StudyList.View(ReferenceStudy.CaseStudy1).Claims,
            .. StudyList.View(ReferenceStudy.Multiprog).Claims,
            .. HandoffClaims.Of(ReferenceStudy.CaseStudy3.Scenarios),
        ],
        claim => Assert.Matches(@"\d", claim.Number));

    [Fact]
    public void With_another_RAM_the_same_measurement_contradicts_the_theory()
    {
        ProcessResult more = ReferenceStudy.WithUsableMib(ReferenceStudy.Multiprog, 450);

        IReadOnlyList<string> rulings = Rulings(more);

        Assert.Equal($"{OnsetClaim.Statement}: does not hold", rulings[4]);
        Assert.Equal($"{ThrashingClaim.Statement}: depends on N", rulings[5]);
    }

    [Fact]
    public void A_study_that_nothing_is_known_of_is_refused()
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => StudyList.View(WorkStudy.Of("mine", 900, new WorkRun("a", new WorkProcess("1 R 1")))));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Contains("no study 'mine' (it has casestudy1, multiprog, casestudy3, run, curve)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_without_plan_and_samples_still_has_the_claims_of_Misik_and_Hu()
    {
        IReadOnlyList<Claim> claims = StudyList.View(SyntheticStudy.Multiprog([1, 5, 11])).Claims;

        Assert.All(claims.Where(claim => claim.Source == ClaimSource.Theory), claim => Assert.Equal(Verdict.NotTested, claim.Verdict));
        Assert.All(claims.Where(claim => claim.Source == ClaimSource.MisikHu), claim => Assert.NotEqual(Verdict.NotTested, claim.Verdict));
    }

    private static IReadOnlyList<string> Rulings(ProcessResult study) =>
        [.. StudyList.View(study).Claims.Select(claim => $"{claim.Statement}: {claim.Ruling}")];
}
