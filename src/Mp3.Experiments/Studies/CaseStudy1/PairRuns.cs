// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.CaseStudy1;

/// <summary>
/// Case study 1 of Misik &amp; Hu (2011): two processes at random beside one at random and one with locality, both niced.
/// </summary>
public static class PairRuns
{
    public const string Name = StudyNames.CaseStudy1;

    /// <param name="seed">Seed of the study.</param>
    /// <param name="scale">Factor on memory and accesses.</param>
    public static StudyDefinition Define(ulong seed, double scale) => new(
        Name,
        [
            Pair("pair-a", seed, scale, AccessPattern.Random),
            Pair("pair-b", seed, scale, AccessPattern.Local),
        ],
        [],
        0);

    private static RunDefinition Pair(string name, ulong seed, double scale, AccessPattern second)
    {
        IReadOnlyList<ulong> seeds = ProcessSeeds.Of(seed, 2);
        return new RunDefinition(name,
        [
            Process(new Workload(1024, AccessPattern.Random, 50_000, Workload.CourseIterations, seeds[0]).Scaled(scale)),
            Process(new Workload(1024, second, 10_000, Workload.CourseIterations, seeds[1]).Scaled(scale)),
        ]);
    }

    private static ProcessDefinition Process(Workload workload) => new(workload.Arguments, workload, ProcessDefinition.DefaultNice);
}
