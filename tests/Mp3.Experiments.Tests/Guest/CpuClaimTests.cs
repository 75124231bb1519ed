// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class CpuClaimTests
{
    [Fact]
    public void Each_guest_gets_a_cpu_of_its_own_as_long_as_there_are_some()
    {
        using var folder = new ScratchFolder();
        using var first = CpuClaim.TryTake(folder.Path, [2, 5]);
        var second = CpuClaim.TryTake(folder.Path, [2, 5]);

        Assert.Equal(2, first?.Cpu);
        Assert.Equal(5, second?.Cpu);
        Assert.Null(CpuClaim.TryTake(folder.Path, [2, 5]));

        second!.Dispose();
        using var third = CpuClaim.TryTake(folder.Path, [2, 5]);
        Assert.Equal(5, third?.Cpu);
    }

    [Fact]
    public void A_folder_that_can_t_be_written_gives_no_cpu_and_no_error() =>
        Assert.Null(CpuClaim.TryTake("/nonexistent", [0]));

    [Theory]
    [InlineData("Name:\tmp3\nCpus_allowed_list:\t0-3,8\nMems_allowed:\t1\n", new[] { 0, 1, 2, 3, 8 })]
    [InlineData("Cpus_allowed_list:\t7\n", new[] { 7 })]
    [InlineData("Name:\tmp3\n", new int[0])]
    public void The_allowed_cpus_are_those_of_the_kernel_s_list(string status, int[] cpus) =>
        Assert.Equal(cpus, CpuClaim.Allowed(status));

    /// <summary>A mask in hexadecimal, which the kernel makes of the same CPUs; nproc(1) heeds variables, too.</summary>
    [Fact]
    public void This_process_may_use_those_of_its_mask()
    {
        string status = File.ReadAllText("/proc/self/status");
        const string Key = "Cpus_allowed:";
        string mask = status.Split('\n').Single(line => line.StartsWith(Key, StringComparison.Ordinal))[Key.Length..];

        Assert.Equal(Bits(mask.Trim().Replace(",", "", StringComparison.Ordinal)), CpuClaim.Allowed(status));
    }

    private static IEnumerable<int> Bits(string hexadecimal) =>
        hexadecimal.Reverse().SelectMany((digit, i) =>
            Enumerable.Range(0, 4).Where(bit => ((Convert.ToInt32(digit.ToString(), 16) >> bit) & 1) == 1).Select(bit => (4 * i) + bit));
}
