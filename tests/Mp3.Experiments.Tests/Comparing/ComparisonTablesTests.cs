// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class ComparisonTablesTests
{
    private static readonly ProcessResult Study = SyntheticStudy.CaseStudy1(5, 0.1);

    private static readonly Claim Same = new(ClaimSource.Theory, "Both say this", Verdict.Holds, null, "1", "any", "1");

    private static readonly Claim Other = Same with { Statement = "They differ in this" };

    [Fact]
    public void Claims_that_come_to_another_verdict_are_named_with_both() => Assert.Contains(
        "1 of 2 claims come to another verdict:\n    They differ in this (theory): holds with ssd, does not hold with zram\n",
        Written([Same, Other], [Same, Other with { Verdict = Verdict.DoesNotHold }]),
        StringComparison.Ordinal);

    [Fact]
    public void Claims_that_all_agree_are_counted() =>
        Assert.Contains("All 2 claims come to the same verdict with ssd and with zram.", Written([Same, Other], [Same, Other]), StringComparison.Ordinal);

    [Fact]
    public void Without_claims_nothing_is_said_of_them() => Assert.DoesNotContain("claims", Written([], []), StringComparison.Ordinal);

    private static string Written(IReadOnlyList<Claim> a, IReadOnlyList<Claim> b)
    {
        using var console = new TestConsole();
        console.Profile.Width = 120;
        ProcessResult other = Study with { Manifest = Study.Manifest with { Settings = Study.Manifest.Settings with { Swap = "zram" } } };
        ComparisonTables.Write(console, StudyComparison.Of(new ComparedSide("a", Study, a), new ComparedSide("b", other, b)), []);
        return string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd()));
    }
}
