// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

[Trait("Category", "Guest")]
public sealed class SwapModelTests
{
    private const int RamMib = 112;

    /// <summary>Half of each page does not compress, and what zram stores is RAM.</summary>
    private const int RamWithZramMib = 136;

    /// <summary>Pages that vm.page-cluster=3 reads at once.</summary>
    private const int Cluster = 8;

    private const int PageSize = 4096;

    [Theory]
    [InlineData("ssd")]
    [InlineData("hdd")]
    [InlineData("zram")]
    public async Task Every_swap_device_takes_pages_and_gives_them_back(string swap)
    {
        // Nearly all pages are touched: no kernel of the matrix has room for so many.
        StudyDefinition study = Studies.Of(
            new Workload(32, AccessPattern.Random, 8000, 4, Seed: 5), new Workload(32, AccessPattern.Random, 8000, 4, Seed: 6));

        ProcessRuns.Outcome outcome = await Studies.RunAsync(study, Studies.Options(swap == "zram" ? RamWithZramMib : RamMib, swap));

        // Not even a disk of 8 ms per request may hold up the sampler: a kernel thread can't be made while it thrashes.
        Studies.AssertAllChecksPass(outcome);
        GuestReport report = outcome.Manifest.Runs[0].Report;
        Assert.True(report.Vmstat.GetValueOrDefault("pswpin") > 0, "nothing was swapped in");
        Assert.True(outcome.Runs.Sum(row => row.MajorFaults) > 0);
        Assert.Equal(swap, outcome.Manifest.Settings.Swap);
        if (swap == "zram")
        {
            Assert.Null(report.Disks);
            return;
        }

        // The kernel counts a page when it asks for it, the disk a request when it is done: one cluster of readahead
        // may lie between.
        DiskCounts disk = Assert.Single(report.Disks!);
        Assert.InRange(disk.ReadBytes, (report.Vmstat["pswpin"] - Cluster) * PageSize, (report.Vmstat["pswpin"] + Cluster) * PageSize);
        Assert.InRange(disk.WriteBytes, (report.Vmstat["pswpout"] - 1024) * PageSize, (report.Vmstat["pswpout"] + 1024) * PageSize);
        Assert.InRange(disk.BusyNs, 1, report.EndNs - report.StartNs + 1_000_000_000);
    }

    [Fact]
    public async Task A_run_has_the_same_rows_in_every_list()
    {
        const double Scale = 1 / 16.0;
        StudyOptions options = Studies.Options(512) with { Scale = Scale, Seed = 3 };

        ProcessRuns.Outcome alone = await Studies.RunAsync(CopiesRuns.Define([11], 100, 3, Scale), options);
        ProcessRuns.Outcome among = await Studies.RunAsync(CopiesRuns.Define([1, 11, 16], 100, 3, Scale), options);

        Assert.Equal(
            SampleRow.Csv.ToBytes(alone.Samples),
            SampleRow.Csv.ToBytes((SampleRow[])[.. among.Samples.Where(row => row.Run == "n11")]));
        Assert.True(alone.Runs.Sum(row => row.MajorFaults) > 0, "the case is too easy");
    }
}
