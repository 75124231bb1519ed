// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Workloads;

/// <summary>The replay against the program that it replays: two implementations in two languages.</summary>
public sealed class AccessSequenceTests(WorkProgram work) : IClassFixture<WorkProgram>
{
    public static MatrixTheoryData<int, AccessPattern, ulong> Workloads { get; } =
        new([1, 3, 1024], [AccessPattern.Random, AccessPattern.Local], [0, 7, ulong.MaxValue]);

    [Theory]
    [MemberData(nameof(Workloads))]
    public void It_gives_the_offsets_that_the_program_lists(int size, AccessPattern pattern, ulong seed)
    {
        var workload = new Workload(size, pattern, Accesses: 2500, Iterations: 4, seed);
        var sequence = new AccessSequence(workload);

        Assert.Equal(work.Offsets(workload), Enumerable.Range(0, 10_000).Select(_ => sequence.Next()));
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Distinct_pages_are_those_of_the_program_s_list(int size, AccessPattern pattern, ulong seed)
    {
        var workload = new Workload(size, pattern, Accesses: 800, Iterations: 3, seed);
        HashSet<ulong> pages = [.. work.Offsets(workload).Select(offset => offset / 4096)];

        Assert.Equal(pages.Count, AccessSequence.DistinctPages(workload));
    }

    [Fact]
    public void Local_access_goes_round_at_the_end_of_the_memory()
    {
        var workload = new Workload(1, AccessPattern.Local, Accesses: 200_000, Iterations: 1, Seed: 3);
        IReadOnlyList<ulong> offsets = work.Offsets(workload);
        var sequence = new AccessSequence(workload);

        // From the last 300 bytes to the first 300: what this test is about is in the list.
        Assert.Contains(offsets.Zip(offsets.Skip(1)), pair => pair.First > (1 << 20) - 300 && pair.Second < 300);
        Assert.Equal(offsets, offsets.Select(_ => sequence.Next()));
    }

    [Fact]
    public void A_workload_without_accesses_touches_no_page() =>
        Assert.Equal(0, AccessSequence.DistinctPages(new Workload(8, AccessPattern.Random, 0, 20, 1)));
}
