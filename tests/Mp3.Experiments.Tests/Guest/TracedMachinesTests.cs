// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Every fault recorded on machines other than the usual one: the log's disk is then the first, or too small.</summary>
[Trait("Category", "Guest")]
public sealed class TracedMachinesTests
{
    private const ulong Seed = 3;

    [Fact]
    public async Task With_swap_in_zram_every_fault_is_in_the_log()
    {
        ProcessRuns.Outcome outcome = await Studies.RunAsync(
            Studies.Of(new Workload(32, AccessPattern.Random, 4000, 4, Seed), new Workload(32, AccessPattern.Random, 4000, 4, Seed + 1)),
            Studies.Options(136, "zram") with { Faults = true });

        Studies.AssertAllChecksPass(outcome);
        Assert.True(outcome.Runs.Sum(row => row.MajorFaults) > 100);
        Assert.Equal(0, FactsOf(outcome).Lost);
    }

    [Fact]
    public async Task Without_swap_every_fault_is_in_the_log()
    {
        ProcessRuns.Outcome outcome = await Studies.RunAsync(Small(), Studies.Options(160, "none") with { Faults = true });

        Studies.AssertAllChecksPass(outcome);
        Assert.Equal(0, FactsOf(outcome).Lost);
    }

    [Fact]
    public async Task What_a_full_disk_has_no_room_for_is_counted()
    {
        StudyOptions options = Studies.Options(160, "none") with { Faults = true };
        var request = new ProcessRequest(_ => Small(), options);

        DoneRuns done = await WantedRunner.RunAsync(request.Choices, Want, new KeptProgress(), TestContext.Current.CancellationToken);
        ProcessRuns.Outcome outcome = ProcessRuns.Of(Small(), options, done);

        Studies.AssertAllChecksPass(outcome);
        FaultLogFacts facts = FactsOf(outcome);
        Assert.True(facts is { LostForRoom: > 0, Records: > 0, LostInRings: 0 }, $"{facts}");
        // Each fault of the process is a record at least, in the log or counted.
        Assert.True(facts.Records + facts.LostForRoom >= Assert.Single(outcome.Runs).MinorFaults, $"{facts}");

        WantedRuns Want(string release, GuestAccelerator accelerator)
        {
            WantedRuns wanted = request.Want(release, accelerator);
            return wanted with { Runs = [.. wanted.Runs.Select(run => run with { Recipe = WithSmallLog(run.Recipe) })] };
        }
    }

    private static StudyDefinition Small() => Studies.Of(new Workload(64, AccessPattern.Random, 30_000, 1, Seed));

    private static FaultLogFacts FactsOf(ProcessRuns.Outcome outcome) =>
        Assert.IsType<FaultLogFacts>(Assert.Single(outcome.Manifest.Runs).Report.FaultLog);

    private static GuestRecipe WithSmallLog(GuestRecipe recipe)
    {
        const string Disks = "DISKS";
        string usual = $"size={FaultLogDisk.SizeMib}M";
        Assert.Contains(usual, recipe.Settings[Disks], StringComparison.Ordinal);
        return recipe with
        {
            Settings = new Dictionary<string, string>(recipe.Settings, StringComparer.Ordinal)
            {
                [Disks] = recipe.Settings[Disks].Replace(usual, "size=160K", StringComparison.Ordinal),
            },
        };
    }
}
