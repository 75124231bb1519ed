// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>
/// Where memory is plenty a process faults once for each page that it touches, and the replay of its accesses says how
/// many these are. What a process faults besides (its own start and end) is what one that touches nothing faults.
/// </summary>
[Trait("Category", "Guest")]
public sealed class FaultOracleTests
{
    private const int Iterations = 3;

    [Fact]
    public async Task Minor_faults_are_exactly_the_distinct_pages_of_the_access_sequence()
    {
        Workload[] workloads =
        [
            new(16, AccessPattern.Random, 0, Iterations, Seed: 1),
            new(16, AccessPattern.Random, 1500, Iterations, Seed: 11),
            new(16, AccessPattern.Local, 1500, Iterations, Seed: 12),
            new(12, AccessPattern.Local, 9000, Iterations, Seed: 13),
            new(8, AccessPattern.Random, 9000, Iterations, Seed: 14),
        ];
        var progress = new KeptProgress();

        ProcessRuns.Outcome outcome = await Studies.RunAsync(Studies.Of(workloads), Studies.Options(512), progress);

        Studies.AssertAllChecksPass(outcome);
        long start = outcome.Runs[0].Recorded[ProcessColumn.MinorFaults];
        Assert.Equal(
            workloads.Select(AccessSequence.DistinctPages),
            outcome.Runs.Select(row => (int)(row.Recorded[ProcessColumn.MinorFaults] - start)));
        // Two of the processes touch every page, or nearly, and two do not: it is no accident that the numbers agree.
        Assert.InRange(AccessSequence.DistinctPages(workloads[1]), 1, 4095);
        Assert.Equal(2048, AccessSequence.DistinctPages(workloads[4]));
        Assert.All(outcome.Runs, row => Assert.Equal(0, row.Recorded[ProcessColumn.MajorFaults]));
        Assert.All(outcome.Runs, row => Assert.Equal((row.MinorFaults, row.MajorFaults), (row.Recorded[ProcessColumn.MinorFaults], row.Recorded[ProcessColumn.MajorFaults])));
        AssertSamplesAddUp(outcome);
        Assert.Equal(workloads.Length * Iterations, progress.Lines.Last().Iterations);
        // The last tick comes after the last line.
        Assert.All(
            progress.Lines.Last().Processes.Zip(outcome.Runs),
            pair => Assert.InRange(pair.First.Faults.Minor, 1, pair.Second.MinorFaults));
        Assert.Equal(workloads.Length, progress.Lines.Last().Processes.Count);
        Assert.Equal(0, progress.Lines.Last().Ring.Lost);
    }

    private static void AssertSamplesAddUp(ProcessRuns.Outcome outcome)
    {
        foreach (RunRow row in outcome.Runs)
        {
            SampleRow[] samples = [.. outcome.Samples.Where(sample => sample.Label == row.Label)];

            Assert.Equal(row.MinorFaults, samples.Sum(sample => sample.MinorFaults));
            Assert.Equal(row.Records, samples.Length);
            Assert.Equal([samples[^1]], samples.Where(sample => sample.Last));
            Assert.Equal(samples.Select(sample => sample.Tick).Distinct().Order(), samples.Select(sample => sample.Tick));
        }
    }
}
