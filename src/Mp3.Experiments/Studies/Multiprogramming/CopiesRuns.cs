// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>Case study 2 of Misik &amp; Hu (2011): N copies of one random workload, for several N.</summary>
public static class CopiesRuns
{
    public const string Name = StudyNames.Multiprogramming;
    public const int MaxCopies = 64;
    public const int DefaultSizeMib = 100;
    private const long Accesses = 10_000;

    /// <param name="counts">Numbers of copies, ascending.</param>
    /// <param name="sizeMib">Size of one copy at scale 1, MiB; they ran 100, the course says 200.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="scale">Factor on memory and accesses.</param>
    public static StudyDefinition Define(IReadOnlyList<int> counts, int sizeMib, ulong seed, double scale) => new(
        Name,
        [.. counts.Select(n => Copies(n, sizeMib, seed, scale))],
        counts,
        sizeMib);

    private static RunDefinition Copies(int n, int sizeMib, ulong seed, double scale) => new(
        $"n{n:00}",
        [
            .. ProcessSeeds.Of(seed, n).Select((processSeed, i) => new ProcessDefinition(
                $"copy {i + 1}",
                new Workload(sizeMib, AccessPattern.Random, Accesses, Workload.CourseIterations, processSeed).Scaled(scale),
                Nice: 0)),
        ]);
}
