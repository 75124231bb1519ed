// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed class RunMemoryTests
{
    private const string Release = "6.1.0-56-amd64";
    private static readonly GuestLayout Layout = new(1024, 2048);

    [Fact]
    public void A_run_that_fits_into_the_ram_needs_no_swap()
    {
        StudyDefinition study = Copies(2);

        Assert.Equal(0, RunMemory.SwapMib(study.Runs[0], Layout, Release));
        RunMemory.RequireFit(study, Options(SwapModel.None), Layout with { SwapMib = 0 }, Release);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(20)]
    public void The_device_has_to_hold_what_is_pushed_out_and_an_eighth_of_all(int copies)
    {
        RunDefinition run = Copies(copies).Runs[0];
        double touched = run.Processes.Sum(process => AccessSequence.DistinctPages(process.Workload)) / 256.0;
        double usable = (1024 - KernelMemory.TakenMib(Release)) * 64 / 65.0;

        Assert.InRange(RunMemory.SwapMib(run, Layout, Release), touched - usable + (touched / 8), touched - usable + (touched / 8) + 66);
    }

    [Fact]
    public void A_run_that_can_t_fit_is_refused_with_the_option_that_makes_it_fit()
    {
        StudyDefinition study = Copies(40);
        StudyOptions options = Options(SwapModel.All[0]);

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => RunMemory.RequireFit(study, options, Layout, Release));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("run n40 touches ", error.Message, StringComparison.Ordinal);
        int size = int.Parse(error.Message.Split("--swap-size ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        RunMemory.RequireFit(study, options, Layout with { SwapMib = size }, Release);
        Assert.Throws<Mp3Exception>(() => RunMemory.RequireFit(study, options, Layout with { SwapMib = size - 1 }, Release));
    }

    [Fact]
    public void Without_swap_the_error_names_a_device_too()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(
            () => RunMemory.RequireFit(Copies(20), Options(SwapModel.None), Layout with { SwapMib = 0 }, Release));

        Assert.Contains("there is no swap; --swap ssd --swap-size ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_costs_the_host_what_a_run_fills_of_it()
    {
        Assert.Equal(1024, RunMemory.HostMib(Copies(2), Options(SwapModel.All[0]), Layout, Release));
        Assert.Equal(1024, RunMemory.HostMib(Copies(20), Options(SwapModel.Find("zram")!), Layout, Release));
        Assert.InRange(RunMemory.HostMib(Copies(20), Options(SwapModel.All[0]), Layout, Release), 2000, 1024 + 2048);
    }

    [Fact]
    public void A_guest_that_this_machine_can_t_hold_is_refused_with_what_there_is()
    {
        HostMemory.RequireHost(1000, 1000 + GuestScheduler.OverheadMib);

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => HostMemory.RequireHost(1001, 1000 + GuestScheduler.OverheadMib));

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.Contains($"{1000 + GuestScheduler.OverheadMib:N0} MiB are free", error.Message, StringComparison.Ordinal);
    }

    private static StudyDefinition Copies(int n) => CopiesRuns.Define([n], 100, seed: 3, scale: 1);

    private static StudyOptions Options(SwapModel swap) =>
        new(1024, swap, SwapMib: null, Seed: 1, Scale: 1, Kernel: null, GuestClock.Virtual, Jobs: null, GuestKnobs.None, Out: null);
}
