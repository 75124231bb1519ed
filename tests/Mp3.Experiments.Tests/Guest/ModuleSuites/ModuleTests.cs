// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>Every test of <c>mp3-test</c> (tests/module) is a case here; they ran in one guest.</summary>
[Trait("Category", "Guest")]
public sealed class ModuleTests(ModuleTestRun run) : IClassFixture<ModuleTestRun>
{
    public static TheoryData<string> Names => [.. ModuleTestProgram.List()];

    [Theory]
    [MemberData(nameof(Names))]
    public void In_a_guest(string test)
    {
        if (!run.Guest.Report.Results.TryGetValue(test, out TapResult? result))
        {
            Assert.Fail($"no result; the guest ended at {run.Guest.Report.Unfinished ?? "no test"}:\n{run.Guest.End}");
        }

        Assert.True(result.Passed, string.Join('\n', result.Diagnostics));
        Assert.SkipWhen(result.SkipReason is not null, result.SkipReason ?? "");
    }

    [Fact]
    public void The_program_s_exit_code_says_whether_all_passed()
    {
        bool passed = run.Guest.Report.Results.Values.All(result => result.Passed);

        Assert.Contains($"# mp3-test: exit {(passed ? 0 : 1)}", run.Guest.Lines);
    }
}
