// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class MemoryMapTests
{
    [Fact]
    public void Without_disks_the_machine_has_its_ram_alone()
    {
        var map = new MemoryMap(1024, 0);

        Assert.Equal(["-m", "1024M"], map.QemuArguments);
        Assert.Empty(map.KernelArguments);
    }

    [Fact]
    public void Up_to_three_gibibytes_the_store_starts_above_the_hole()
    {
        var map = new MemoryMap(1024, 2048);

        Assert.Equal(["-m", "3072M", "-machine", "pc,max-ram-below-4g=1024M"], map.QemuArguments);
        Assert.Equal(["memmap=2048M$4096M"], map.KernelArguments);
        Assert.Equal("0x100000000", map.AddressOf(0));
        Assert.Equal("0x108000000", map.AddressOf(128));
    }

    [Fact]
    public void More_ram_goes_on_above_the_hole_and_the_store_follows_on_a_section_of_its_own()
    {
        var map = new MemoryMap(4100, 512);

        // 1,028 MiB lie above; the next multiple of 128 MiB is 124 MiB further on, and nobody has what is between.
        Assert.Equal(["-m", "4736M", "-machine", "pc,max-ram-below-4g=3072M"], map.QemuArguments);
        Assert.Equal(["memmap=636M$5124M"], map.KernelArguments);
        Assert.Equal(5248, map.StoreStartMib);
    }

    [Fact]
    public void Ram_and_what_the_kernel_leaves_alone_are_the_whole_machine() =>
        Gen.Select(Gen.Int[16, 100_000], Gen.Int[1, 100_000]).Sample((ram, store) =>
        {
            var map = new MemoryMap(ram, store);
            int left = int.Parse(map.KernelArguments[0].Split('=', 'M')[1], System.Globalization.CultureInfo.InvariantCulture);

            Assert.Equal(map.TotalMib, ram + left);
            Assert.InRange(left - store, 0, 127);
            Assert.Equal(0, map.StoreStartMib % 128);
        });
}
