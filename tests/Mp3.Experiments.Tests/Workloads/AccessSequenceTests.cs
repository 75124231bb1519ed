// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Workloads;

/// <summary>The replay against the program that it replays: two implementations in two languages.</summary>
public sealed class AccessSequenceTests(WorkProgram work) : IClassFixture<WorkProgram>
{
    /// <summary>Sizes whose pages have one, two and several prime factors.</summary>
    public static MatrixTheoryData<int, string, ulong> Workloads { get; } = new(
        [1, 3, 105, 1024],
        ["R", "L", "sequential", "stride=65541", "zipf", "hot=10:90", "hot=1:100", "chase", "phases=3"],
        [0, 7, ulong.MaxValue]);

    [Theory]
    [MemberData(nameof(Workloads))]
    public void It_gives_the_offsets_that_the_program_lists(int size, string pattern, ulong seed)
    {
        var workload = new Workload(size, Pattern(pattern), Accesses: 2500, Iterations: 4, seed);
        var sequence = new AccessSequence(workload);

        IReadOnlyList<ulong> offsets = work.Offsets(workload);
        Assert.Equal(AccessSequence.Length(workload), offsets.Count);
        Assert.Equal(offsets, offsets.Select(_ => sequence.Next()));
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Distinct_pages_are_those_of_the_program_s_list(int size, string pattern, ulong seed)
    {
        var workload = new Workload(size, Pattern(pattern), Accesses: 800, Iterations: 3, seed);
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

    /// <summary>A page of rank k comes as often as 1/k: the first two ranks in a long sequence, within five deviations.</summary>
    [Fact]
    public void Zipf_has_the_frequencies_of_its_ranks()
    {
        const int Accesses = 400_000;
        const int Pages = 256;
        double[] counts = [.. Sequence("zipf", Accesses).GroupBy(offset => offset / AccessSequence.PageSize)
            .Select(group => (double)group.Count()).OrderDescending()];
        double harmonic = Enumerable.Range(1, Pages).Sum(k => 1.0 / k);

        Assert.Equal(Pages, counts.Length);
        foreach (int rank in (int[])[1, 2, 3, 10])
        {
            double share = 1 / (rank * harmonic);
            Assert.Equal(Accesses * share, counts[rank - 1], 5 * Math.Sqrt(Accesses * share));
        }
    }

    [Fact]
    public void Hot_pages_get_their_part_of_the_accesses()
    {
        const int Accesses = 100_000;
        int hot = Sequence("hot=10:90", Accesses).Count(offset => offset / AccessSequence.PageSize < 256 / 10);

        Assert.Equal(0.9 * Accesses, hot, 5 * Math.Sqrt(0.09 * Accesses));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(1001)]
    public void A_chase_comes_to_each_page_once_before_it_comes_to_one_again(int size)
    {
        int pages = size * 256;
        var sequence = new AccessSequence(new Workload(size, Pattern("chase"), pages, 1, Seed: 5));
        ulong[] laid = [.. Enumerable.Range(0, pages).Select(_ => sequence.Next() / AccessSequence.PageSize)];
        ulong[] chased = [.. Enumerable.Range(0, pages).Select(_ => sequence.Next() / AccessSequence.PageSize)];

        Assert.Equal(Enumerable.Range(0, pages).Select(page => (ulong)page), laid);
        Assert.Equal(pages, chased.Distinct().Count());
        Assert.Equal(chased[0], sequence.Next() / AccessSequence.PageSize);
    }

    [Fact]
    public void Phases_move_to_the_next_part_after_each_iteration()
    {
        var sequence = new AccessSequence(new Workload(3, Pattern("phases=3"), Accesses: 100, Iterations: 4, Seed: 1));
        ulong[] parts = [.. Enumerable.Range(0, 400).Select(_ => sequence.Next() / (1 << 20))];

        Assert.Equal(Enumerable.Range(0, 400).Select(i => (ulong)(i / 100 % 3)), parts);
    }

    private static AccessPattern Pattern(string text) =>
        AccessPattern.TryParse(text, out AccessPattern? pattern) ? pattern : throw new ArgumentException(text, nameof(text));

    private static IEnumerable<ulong> Sequence(string pattern, int accesses)
    {
        var sequence = new AccessSequence(new Workload(1, Pattern(pattern), accesses, 1, Seed: 3));
        return [.. Enumerable.Range(0, accesses).Select(_ => sequence.Next())];
    }
}
