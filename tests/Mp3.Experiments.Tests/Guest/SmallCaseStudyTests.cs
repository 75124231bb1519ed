// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.CaseStudy1;

namespace Mp3.Experiments.Tests.Guest;

[Trait("Category", "Guest")]
public sealed class SmallCaseStudyTests(SmallCaseStudy study) : IClassFixture<SmallCaseStudy>
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_one_after_the_other_and_side_by_side()
    {
        Assert.Equal(SampleRow.Csv.ToBytes(study.OneAfterTheOther.Samples), SampleRow.Csv.ToBytes(study.SideBySide.Samples));
        Assert.Equal(RunRow.Csv([PairRuns.SecondProcess]).ToBytes(study.OneAfterTheOther.Runs), RunRow.Csv([PairRuns.SecondProcess]).ToBytes(study.SideBySide.Runs));
        Assert.Equal(ManifestJson.ToBytes(study.OneAfterTheOther.Manifest), ManifestJson.ToBytes(study.SideBySide.Manifest));
    }

    [Fact]
    public void Another_seed_gives_other_samples()
    {
        SampleRow[] pair = [.. study.SideBySide.Samples.Where(sample => sample.Run == "pair-a")];

        Assert.NotEqual(SampleRow.Csv.ToBytes(pair), SampleRow.Csv.ToBytes(study.PairWithAnotherSeed.Samples));
    }

    [Fact]
    public void It_thrashes_as_the_swap_device_bears_witness()
    {
        RunRow[] random = [.. study.SideBySide.Runs.Where(row => row.Label.Contains('R', StringComparison.Ordinal))];
        // Two random processes want twice what there is; one alone little more than that, of which some kernels keep nearly all.
        Assert.All(random, row => Assert.True(row.MajorFaults > (row.Run == "pair-a" ? 100 : 0), $"{row.Run}, {row.Label}: {row.MajorFaults} major faults"));
        Assert.All(study.SideBySide.Manifest.Runs, run =>
        {
            long major = study.SideBySide.Runs.Where(row => row.Run == run.Plan.Run).Sum(row => row.MajorFaults);

            Assert.True(run.Report.Vmstat["pswpout"] > 0);
            // Each of them brought at least its own page back. From 6.12 on a page of zeros is not written but noted.
            long pages = run.Report.Vmstat["pswpin"] + run.Report.Vmstat.GetValueOrDefault("swpin_zero");
            Assert.True(pages >= major, $"{major} major faults, {pages} pages came back");
        });
    }

    [Fact]
    public void Every_self_check_of_every_guest_passes()
    {
        Studies.AssertAllChecksPass(study.OneAfterTheOther);
        Studies.AssertAllChecksPass(study.SideBySide);
        Studies.AssertAllChecksPass(study.PairWithAnotherSeed);
    }

    [Fact]
    public void Each_process_sleeps_a_second_after_each_iteration_but_the_last() =>
        Assert.All(study.SideBySide.Runs, row => Assert.InRange(row.CompletionNs, 19_000_000_000, 60_000_000_000));

    [Fact]
    public void The_guest_has_the_ram_that_the_layout_gives_it() =>
        Assert.All(study.SideBySide.Manifest.Runs, run =>
        {
            long ramKib = study.SideBySide.Manifest.Machine.RamMib * 1024L;
            // What the layout takes for the kernel's and the lab's own; struct page takes a 65th of the rest.
            int takenMib = KernelMemory.TakenMib(study.SideBySide.Manifest.Settings.Kernel);
            double usableKib = (ramKib - (takenMib * 1024.0)) * 64 / 65;

            Assert.Equal(study.SideBySide.Manifest.Machine.SwapMib * 1024L, run.Report.SwapTotalKib, tolerance: 8.0);
            // What the processes can have is what the layout counts on.
            Assert.InRange((double)run.Report.MemAvailableKib, usableKib - 4096, usableKib + 4096);
        });
}
