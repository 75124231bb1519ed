// SPDX-License-Identifier: MIT

using Mp3.Experiments.Experiments;

namespace Mp3.Experiments.Tests.Guest;

[Trait("Category", "Guest")]
public sealed class SwapModelTests
{
    [Theory]
    [InlineData("hdd")]
    [InlineData("zram")]
    public async Task Every_swap_device_takes_pages_and_gives_them_back(string swap)
    {
        StudyDefinition study = Studies.Of(
            new Workload(32, AccessPattern.Random, 4000, 4, Seed: 5), new Workload(32, AccessPattern.Random, 4000, 4, Seed: 6));

        StudyRunner.Outcome outcome = await Studies.RunAsync(study, Studies.Options(112, swap));

        // Not even a disk of 8 ms a request may hold up the sampler: a kernel thread can't be made while it thrashes.
        Studies.AssertAllChecksPass(outcome);
        Assert.True(outcome.Manifest.Runs[0].Report.Vmstat["pswpin"] > 0);
        Assert.True(outcome.Runs.Sum(row => row.MajorFaults) > 0);
        Assert.Equal(swap, outcome.Manifest.Settings.Swap);
    }
}
