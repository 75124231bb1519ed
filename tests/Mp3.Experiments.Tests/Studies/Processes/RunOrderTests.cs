// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed class RunOrderTests
{
    private const double UsableMib = 928;

    [Fact]
    public void More_copies_come_first()
    {
        StudyDefinition study = CopiesRuns.Define([.. Enumerable.Range(1, 20)], CopiesRuns.DefaultSizeMib, seed: 1, scale: 1);

        Assert.Equal([.. Enumerable.Range(0, 20).Reverse()], DearestFirst(study.Runs));
    }

    [Fact]
    public void A_random_pair_comes_before_a_pair_with_locality() =>
        Assert.Equal([0, 1], DearestFirst(PairRuns.Define(seed: 1, scale: 1).Runs));

    [Fact]
    public void What_thrashes_comes_before_more_processes_that_do_not()
    {
        RunDefinition thrashing = Run("thrashing", new Workload(1024, AccessPattern.Random, 10_000, 20, Seed: 1));
        RunDefinition calm = Run("calm", [.. Enumerable.Repeat(new Workload(100, AccessPattern.Random, 10_000, 20, Seed: 1), 5)]);

        Assert.Equal([1, 0], DearestFirst([calm, thrashing]));
    }

    [Fact]
    public void Equals_keep_their_order()
    {
        RunDefinition run = Run("run", new Workload(100, AccessPattern.Random, 10_000, 20, Seed: 1));

        Assert.Equal([0, 1, 2], DearestFirst([run, run, run]));
    }

    /// <summary>
    /// Two cores that take the runs in this order, with the CPU seconds that guests of multiprog took: both are busy
    /// nearly to the end.
    /// </summary>
    [Fact]
    public void Two_cores_share_the_runs_of_multiprog_almost_evenly()
    {
        StudyDefinition study = CopiesRuns.Define([.. Enumerable.Range(1, 20)], CopiesRuns.DefaultSizeMib, seed: 1, scale: 1);
        // About 27 s for 100,000 major faults, which begin at N = 10 and were 1.6 million at N = 20, and 8 s else.
        double[] seconds = [.. Enumerable.Range(1, 20).Select(n => 8 + (27 * 16.27 * Math.Pow(Math.Max(0, n - 9) / 11.0, 1.5)))];
        double[] cores = [0, 0];

        foreach (int run in DearestFirst(study.Runs))
        {
            cores[Array.IndexOf(cores, cores.Min())] += seconds[run];
        }

        Assert.True(seconds.Sum() / (cores.Length * cores.Max()) > 0.98, $"{string.Join(", ", cores)} s");
    }

    private static IReadOnlyList<int> DearestFirst(IReadOnlyList<RunDefinition> runs) => new WantedRuns(
        "x", [.. runs.Select(run => new WantedRun(run.Name, run.Parameters, null!, new PlannedRun(run.Name, new RunForecast(run, UsableMib, compresses: false))))], 0, "").DearestFirst;

    private static RunDefinition Run(string name, params Workload[] workloads) =>
        new(name, Parameters.None, [.. workloads.Select((workload, i) => new ProcessDefinition($"{i}", workload, Nice: 0))]);
}
