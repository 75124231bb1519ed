// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Claims;

public sealed class KernelReserveTests
{
    private static readonly MachineFacts Machine = SyntheticStudy.ManifestOf("x", Manifest.Complete, 1).Machine;

    // 1,600 KiB: 400 pages, and 11/4 of them.
    [Fact]
    public void It_follows_from_min_free_kbytes() => Assert.Equal(
        1100, KernelReserve.PagesOf(Machine with { Sysctls = new Dictionary<string, string> { ["vm.min_free_kbytes"] = "1600" } }), 1e-9);

    // Without the sysctl the kernel takes 4 √(RAM in KiB): of 1 GiB 4,096 KiB.
    [Fact]
    public void Without_it_it_follows_from_the_RAM() => Assert.Equal(2816, KernelReserve.PagesOf(Machine with { RamMib = 1024 }), 1e-9);

    [Fact]
    public void A_small_guest_holds_back_more_of_its_RAM() => Assert.True(
        KernelReserve.PagesOf(Machine with { RamMib = 128 }) / 128 > 2 * KernelReserve.PagesOf(Machine with { RamMib = 1024 }) / 1024);
}
