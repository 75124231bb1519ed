// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;

namespace Mp3.Experiments.Tests.Machines;

public sealed class FaultLogDiskTests
{
    private static readonly GuestLayout Layout = new(512, 1024) { LogMib = FaultLogDisk.SizeMib };

    [Fact]
    public void The_log_s_disk_comes_behind_that_of_swap()
    {
        SwapModel ssd = SwapModel.Find("ssd")!;
        IReadOnlyDictionary<string, string> settings = GuestSettings.Of(ssd, Layout, GuestKnobs.None);
        string[] disks = settings["DISKS"].Split(',');

        Assert.Equal(1024 + FaultLogDisk.SizeMib, Layout.StoreMib(ssd));
        Assert.StartsWith("start=0x100000000:size=1024M:", disks[0], StringComparison.Ordinal);
        Assert.Equal("start=0x140000000:size=256M", disks[1]);
        Assert.Equal("/dev/mp3_disk1", settings["LOG_DISK"]);
        Assert.StartsWith("fault_capacity=", settings["MODULE_PARAMETERS"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zram")]
    [InlineData("none")]
    public void Without_a_disk_of_swap_it_is_the_only_one(string swap)
    {
        SwapModel model = SwapModel.Find(swap)!;
        IReadOnlyDictionary<string, string> settings = GuestSettings.Of(model, Layout, GuestKnobs.None);

        Assert.Equal(FaultLogDisk.SizeMib, Layout.StoreMib(model));
        Assert.Equal("start=0x100000000:size=256M", settings["DISKS"]);
        Assert.Equal("/dev/mp3_disk0", settings["LOG_DISK"]);
    }

    [Fact]
    public void Without_a_log_there_is_nothing_of_it()
    {
        IReadOnlyDictionary<string, string> settings = GuestSettings.Of(SwapModel.Find("ssd")!, Layout with { LogMib = 0 }, GuestKnobs.None);

        Assert.DoesNotContain(',', settings["DISKS"]);
        Assert.Equal(("", ""), (settings["LOG_DISK"], settings["MODULE_PARAMETERS"]));
    }
}
