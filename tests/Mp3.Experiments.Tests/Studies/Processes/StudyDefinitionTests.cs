// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed class StudyDefinitionTests
{
    [Fact]
    public void Case_study_1_is_Misik_and_Hu_s_two_pairs_all_niced()
    {
        StudyDefinition study = PairRuns.Define(seed: 1, scale: 1);

        Assert.Equal("casestudy1", study.Name);
        Assert.Equal(["pair-a", "pair-b"], study.Runs.Select(run => run.Name));
        Assert.Equal(["work 1024 R 50000", "work 1024 R 10000"], Commands(study.Runs[0]));
        Assert.Equal(["work 1024 R 50000", "work 1024 L 10000"], Commands(study.Runs[1]));
        Assert.All(study.Runs.SelectMany(run => run.Processes), process =>
        {
            Assert.Equal(20, process.Workload.Iterations);
            Assert.Equal(10, process.Nice);
        });
        Assert.All(study.Runs, run => Assert.Equal(2, run.Processes.DistinctBy(process => process.Label).Count()));
    }

    [Fact]
    public void Case_study_2_is_n_copies_of_one_workload_for_each_n()
    {
        StudyDefinition study = CopiesRuns.Define([1, 5, 11], sizeMib: 100, seed: 1, scale: 1);

        Assert.Equal("n=1,5,11, size=100", $"{study.Parameters}");
        Assert.Equal(["n=1", "n=5", "n=11"], study.Runs.Select(run => $"{run.Parameters}"));
        Assert.Equal(["n01", "n05", "n11"], study.Runs.Select(run => run.Name));
        Assert.Equal([1, 5, 11], study.Runs.Select(run => run.Processes.Count));
        Assert.All(study.Runs.SelectMany(Commands), command => Assert.Equal("work 100 R 10000", command));
        Assert.All(study.Runs, run => Assert.Equal(run.Processes.Count, run.Processes.DistinctBy(process => process.Workload.Seed).Count()));
        Assert.All(study.Runs, run => Assert.Equal(run.Processes.Count, run.Processes.DistinctBy(process => process.Label).Count()));
    }

    [Fact]
    public void The_first_processes_of_all_runs_do_the_same()
    {
        IEnumerable<ulong> Seeds(RunDefinition run) => run.Processes.Select(process => process.Workload.Seed);

        StudyDefinition pairs = PairRuns.Define(7, 1);
        StudyDefinition copies = CopiesRuns.Define([3, 9], 100, 7, 1);

        Assert.Equal(Seeds(pairs.Runs[0]), Seeds(pairs.Runs[1]));
        Assert.Equal(Seeds(copies.Runs[0]), Seeds(copies.Runs[1]).Take(3));
    }

    [Fact]
    public void The_scale_is_of_memory_and_accesses_together_and_not_of_time()
    {
        StudyDefinition study = PairRuns.Define(seed: 1, scale: 0.125);

        Assert.Equal(["work 128 R 6250", "work 128 L 1250"], Commands(study.Runs[1]));
        Assert.All(study.Runs[1].Processes, process => Assert.Equal(20, process.Workload.Iterations));
        Assert.Equal("work 1 R 1", new Workload(1, AccessPattern.Random, 1, 1, 1).Scaled(0.001).Command);
    }

    [Fact]
    public void Seeds_of_processes_are_the_numbers_that_the_study_s_seed_gives()
    {
        // The published numbers of the generator for this seed.
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423], ProcessSeeds.Of(1234567, 3));
        Assert.NotEqual(ProcessSeeds.Of(1, 2), ProcessSeeds.Of(2, 2));
    }

    private static IEnumerable<string> Commands(RunDefinition run) => run.Processes.Select(process => process.Workload.Command);
}
