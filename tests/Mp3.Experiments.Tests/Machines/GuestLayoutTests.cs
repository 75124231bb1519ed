// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Machines;

public sealed class GuestLayoutTests
{
    /// <summary>What the kernel and the lab's own programs take of a guest's RAM with Linux 6.1, MiB: measured.</summary>
    private const int KernelMib = 84;

    private const string Release = "6.1.0-56-amd64";

    [Theory]
    [InlineData(1, 1024)]
    [InlineData(0.25, KernelMib + ((1024 - KernelMib) / 4.0))]
    [InlineData(0.125, KernelMib + ((1024 - KernelMib) / 8.0))]
    [InlineData(2, KernelMib + ((1024 - KernelMib) * 2.0))]
    public void The_scale_is_of_what_the_processes_get_and_not_of_what_the_kernel_takes(double scale, double ramMib) =>
        Assert.Equal((int)Math.Round(ramMib), GuestLayout.For(Options(1024, scale).Size, Release).RamMib);

    [Theory]
    [InlineData("6.12.117+deb12-amd64", 77 + ((1024 - 77) / 8.0))]
    [InlineData("6.12.1", 77 + ((1024 - 77) / 8.0))]
    [InlineData("7.3.4+deb13-amd64", 94 + ((1024 - 94) / 8.0))]
    [InlineData("6.18.1-amd64", KernelMib + ((1024 - KernelMib) / 8.0))]
    public void The_processes_of_each_kernel_get_the_scale_s_part_of_what_they_have_in_the_full_size(string release, double ramMib)
    {
        Assert.Equal((int)Math.Round(ramMib), GuestLayout.For(Options(1024, 0.125).Size, release).RamMib);
        Assert.Equal(1024, GuestLayout.For(Options(1024, 1).Size, release).RamMib);
    }

    [Fact]
    public void The_least_memory_that_an_error_names_is_enough_and_one_less_is_not() =>
        Gen.Double[0.001, 16].Sample(scale =>
        {
            int least = int.Parse(Refusal(1, scale).Message.Split("needs ")[1].Split(' ')[0]);

            Assert.True(GuestLayout.For(Options(least, scale).Size, Release).RamMib >= KernelMib + 16);
            string refusal = Refusal(least - 1, scale).Message;
            Assert.True(
                refusal.Contains($"--memory {least - 1} is out of range", StringComparison.Ordinal)
                || refusal.EndsWith($"or --memory {least} or more", StringComparison.Ordinal),
                refusal);
        }, iter: 50);

    [Fact]
    public void A_kernel_that_takes_more_leaves_the_processes_no_less()
    {
        const string Greedy = "7.3.4+deb13-amd64";
        int least = int.Parse(Assert.Throws<Mp3Exception>(() => GuestLayout.For(Options(100, 1).Size, Greedy)).Message.Split("needs ")[1].Split(' ')[0]);

        Assert.Equal(least, GuestLayout.For(Options(least, 1).Size, Greedy).RamMib);
        GuestLayout.RequireRange(Options(least, 1).Size, "7.3");
        Assert.Equal(ExitCode.Usage, Assert.Throws<Mp3Exception>(() => GuestLayout.RequireRange(Options(least - 1, 1).Size, "7.3")).ExitCode);
        GuestLayout.RequireRange(Options(least - 1, 1).Size, kernel: null);
        Assert.True(least > 100 && GuestLayout.For(Options(101, 1).Size, Release).RamMib == 101, "other kernels are content with that");
    }

    [Theory]
    [InlineData(1.0 / 64, "--scale 1/64 is too small for 1024 MiB of RAM")]
    [InlineData(0.015, "--scale 0.015 is too small for 1024 MiB of RAM")]
    public void A_scale_that_is_too_small_is_not_blamed_on_the_memory(double scale, string message)
    {
        Mp3Exception e = Refusal(1024, scale);

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
        int divisor = int.Parse(e.Message.Split("choose --scale 1/")[1].Split(' ')[0]);
        GuestLayout.RequireRange(Options(1024, 1.0 / divisor).Size, kernel: null);
        Refusal(1024, 1.0 / (divisor + 1));
    }

    [Fact]
    public void More_than_a_tebibyte_is_refused()
    {
        Assert.Equal(1024 * 1024, GuestLayout.For(Options(1024 * 1024, 1).Size, Release).RamMib);
        Assert.Equal(ExitCode.Usage, Refusal((1024 * 1024) + 1, 1).ExitCode);
    }

    [Theory]
    [InlineData(1024, 1)]
    [InlineData(1024, 0.125)]
    [InlineData(400, 0.25)]
    public void Swap_is_twice_the_ram_whatever_the_runs(int memoryMib, double scale)
    {
        var layout = GuestLayout.For(Options(memoryMib, scale).Size, Release);

        Assert.Equal(2 * layout.RamMib, layout.SwapMib);
        foreach (int[] counts in (int[][])[[11], [9, 11], [.. Enumerable.Range(1, 20)]])
        {
            Assert.Equal(layout, StudyPlan.Resolve(CopiesRuns.Define(counts, 50, 7, scale), Options(memoryMib, scale), Release).Layout);
        }
    }

    [Fact]
    public void A_size_that_the_user_gives_is_not_scaled()
    {
        StudyOptions options = Options(1024, 0.125) with { SwapMib = 200 };

        Assert.Equal(200, GuestLayout.For(options.Size, Release).SwapMib);
        Assert.Equal(200, GuestLayout.For(options.Size with { Swap = SwapModel.Find("zram")! }, Release).SwapMib);
    }

    [Fact]
    public void Without_a_device_there_is_no_swap_and_no_size()
    {
        StudyOptions options = Options(1024, 1) with { Swap = SwapModel.None };

        Assert.Equal(0, GuestLayout.For(options.Size, Release).SwapMib);
        Assert.Contains("--swap-size 200", Assert.Throws<Mp3Exception>(() => GuestLayout.For(options.Size with { SwapMib = 200 }, Release)).Message, StringComparison.Ordinal);
    }

    /// <summary>The table above <c>init_per_zone_wmark_min()</c> in the kernel's mm/page_alloc.c.</summary>
    [Theory]
    [InlineData(16, 512)]
    [InlineData(32, 724)]
    [InlineData(64, 1024)]
    [InlineData(128, 1448)]
    [InlineData(256, 2048)]
    [InlineData(512, 2896)]
    [InlineData(1024, 4096)]
    [InlineData(2048, 5792)]
    [InlineData(4096, 8192)]
    [InlineData(16_384, 16_384)]
    public void Free_memory_is_kept_as_the_kernel_would_on_a_machine_with_that_ram(int ramMib, int minFreeKib)
    {
        var layout = new GuestLayout(ramMib, 1000);

        Assert.Equal(minFreeKib, layout.MinFreeKib);
        Assert.Contains($"vm.min_free_kbytes={minFreeKib}", GuestSettings.Of(SwapModel.All[0], layout, GuestKnobs.None)["SYSCTLS"].Split(' '));
    }

    private static StudyOptions Options(int memoryMib, double scale) =>
        new(memoryMib, SwapModel.Find("ssd")!, SwapMib: null, Seed: 1, scale, Kernel: null, GuestClock.Virtual, Jobs: null, GuestKnobs.None, Out: null);

    private static Mp3Exception Refusal(int memoryMib, double scale)
    {
        var error = Assert.Throws<Mp3Exception>(() => GuestLayout.For(Options(memoryMib, scale).Size, Release));
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        return error;
    }
}
