// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>The runs of case study 2 of Misik &amp; Hu (2011): N copies of one random workload, for several N.</summary>
public static class CopiesRuns
{
    public const string Study = "multiprog";

    /// <summary>Of the study, the list of N; of a run, its N.</summary>
    public static ParameterKind N { get; } = new("n", "Concurrent copies, N");

    /// <summary>Of the study: memory of one copy at scale 1, MiB.</summary>
    public const string Size = "size";

    public const int MaxCopies = 64;
    public const int DefaultSizeMib = 100;
    private const long Accesses = 10_000;

    /// <param name="counts">Numbers of copies, ascending.</param>
    /// <param name="sizeMib">Size of one copy at scale 1, MiB; they ran 100, the course says 200.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="scale">Factor on memory and accesses.</param>
    public static StudyDefinition Define(IReadOnlyList<int> counts, int sizeMib, ulong seed, double scale) => new(
        Study,
        Parameters.Of(
            (N.Name, new ParameterValue(string.Join(',', counts.Select(n => n.ToString(CultureInfo.InvariantCulture))))),
            (Size, ParameterValue.Of(sizeMib))),
        [.. counts.Select(n => Copies(n, sizeMib, seed, scale))]);

    /// <summary>The N of a run.</summary>
    public static int CopiesOf(Observation run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (int)N.NumberIn(run.Parameters);
    }

    private static RunDefinition Copies(int n, int sizeMib, ulong seed, double scale) => new(
        $"n{n:00}",
        Parameters.Of((N.Name, ParameterValue.Of(n))),
        [
            .. ProcessSeeds.Of(seed, n).Select((processSeed, i) => new ProcessDefinition(
                $"copy {i + 1}",
                new Workload(sizeMib, AccessPattern.Random, Accesses, Workload.CourseIterations, processSeed).Scaled(scale),
                Nice: 0)),
        ]);
}
