// SPDX-License-Identifier: MIT

namespace Mp3.CostBench;

/// <summary>Something that the module is told of each time, if somebody asked for it.</summary>
/// <param name="GuestName">As the guest's program calls it.</param>
/// <param name="Name">One of them.</param>
/// <param name="On">What a process is whose stream is on.</param>
/// <param name="Count">How many are measured at once.</param>
/// <param name="MostForOthers">Bound of what it may take more because the stream is on for others: 0.01 is 1 %.</param>
/// <param name="MostForOwn">The same, for the process itself.</param>
internal sealed record CostStream(string GuestName, string Name, string On, int Count, double MostForOthers, double MostForOwn)
{
    /// <summary>Forks, with exit and wait.</summary>
    public static CostStream Forks { get; } = new("forks", "a fork", "followed", 3000, 0.02, 0.02);

    /// <summary>Faults of a program that does nothing but write to pages that are not there.</summary>
    public static CostStream Faults { get; } = new("faults", "a write fault", "traced", 2000, 0.01, 0.1);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CostStream> All { get; } = [Forks, Faults];

    /// <summary>How many others are in it, one measurement after the other.</summary>
    public static IReadOnlyList<int> Others { get; } = [1, 20, 1000];

    /// <summary>Arguments of the guest's program.</summary>
    public string Arguments(int processes) => $"{GuestName} {processes} {Count}";
}
