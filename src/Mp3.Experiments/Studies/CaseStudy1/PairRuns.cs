// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.CaseStudy1;

/// <summary>
/// The runs of case study 1 of Misik &amp; Hu (2011): two processes at random beside one at random and one with
/// locality, all niced.
/// </summary>
public static class PairRuns
{
    public const string Study = "casestudy1";

    /// <summary>How the second process of a pair accesses its memory.</summary>
    public const string SecondProcess = "second_process";

    /// <param name="seed">Seed of the study.</param>
    /// <param name="scale">Factor on memory and accesses.</param>
    public static StudyDefinition Define(ulong seed, double scale) => new(
        Study,
        Parameters.None,
        [
            Pair("pair-a", "random", seed, scale, AccessPattern.Random),
            Pair("pair-b", "local", seed, scale, AccessPattern.Local),
        ]);

    private static RunDefinition Pair(string name, string word, ulong seed, double scale, AccessPattern second)
    {
        IReadOnlyList<ulong> seeds = ProcessSeeds.Of(seed, 2);
        return new RunDefinition(
            name,
            Parameters.Of((SecondProcess, new ParameterValue(word))),
            [
                Process(new Workload(1024, AccessPattern.Random, 50_000, Workload.CourseIterations, seeds[0]).Scaled(scale)),
                Process(new Workload(1024, second, 10_000, Workload.CourseIterations, seeds[1]).Scaled(scale)),
            ]);
    }

    private static ProcessDefinition Process(Workload workload) => new(workload.Arguments, workload, ProcessDefinition.DefaultNice);
}
