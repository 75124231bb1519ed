// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Tests.MemoryModel;

/// <summary>
/// What the order of stores and loads in the ring forbids on every processor that the kernel knows, and that each
/// barrier is there for something.
/// </summary>
public sealed class LitmusTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    public static TheoryData<string> Names => [.. LitmusTest.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_outcome_is_impossible_and_becomes_possible_without_the_barriers_that_it_needs(string name)
    {
        (LitmusTest Test, string Verdict)[] variants = [.. LitmusTest.All[name].Variants()];

        IReadOnlyDictionary<string, string> verdicts = Herd.Judge(
            variants.Select(variant => scratch.Write($"{variant.Test.Name}.litmus", string.Join('\n', variant.Test.Lines) + '\n')));

        Assert.Contains(variants, variant => variant.Verdict == LitmusTest.Sometimes);
        Assert.Equal(
            variants.ToDictionary(variant => variant.Test.Name, variant => variant.Verdict, StringComparer.Ordinal), verdicts);
    }

    [Fact]
    public void Herd_says_of_the_kernels_own_tests_what_stands_in_them()
    {
        string[] files = Directory.GetFiles(Herd.KernelTests(), "*.litmus");

        var due = files.Select(LitmusTest.Read).ToDictionary(test => test.Name, test => test.Result, StringComparer.Ordinal);

        Assert.Contains(LitmusTest.Never, due.Values);
        Assert.Contains(LitmusTest.Sometimes, due.Values);
        Assert.Equal(due, Herd.Judge(files));
    }
}
