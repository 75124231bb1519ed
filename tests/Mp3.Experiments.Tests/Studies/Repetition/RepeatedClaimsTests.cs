// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Repetition;

public sealed class RepeatedClaimsTests
{
    private const string MoreFaults = "The random pair accumulates more page faults";

    [Fact]
    public void What_every_seed_says_is_said_of_all()
    {
        Claim claim = Of(SyntheticRepetitions.CaseStudy1(0.1, 0.2, 0.3));

        Assert.Equal("holds", claim.Ruling);
        Assert.StartsWith("seed 1: ", claim.Number, StringComparison.Ordinal);
        Assert.StartsWith("with each of 3 seeds; with seed 1: ", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void One_seed_that_disagrees_is_named()
    {
        ProcessResult[] studies = [.. SyntheticRepetitions.CaseStudy1(0.1, 0.2, 0.3)];
        studies[1] = studies[1] with
        {
            Runs = [.. studies[1].Runs.Select(row => row.Run == "pair-b" ? row with { MinorFaults = row.MinorFaults * 9, MajorFaults = row.MajorFaults * 9 } : row)],
        };

        Claim claim = Of(studies);

        Assert.Equal("depends on the seed", claim.Ruling);
        Assert.StartsWith("holds with seeds 1, 3; does not hold with seed 2; ", claim.Evidence, StringComparison.Ordinal);
    }

    private static Claim Of(IReadOnlyList<ProcessResult> studies) =>
        StudyList.View(SyntheticRepetitions.Of(studies)).Claims.Single(claim => claim.Statement == MoreFaults);
}
