// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Machines.Disks;

namespace Mp3.Experiments.Tests.Machines;

public sealed class DiskListTests
{
    private static readonly GuestLayout Layout = new(512, 1024)
    {
        Program = new ProgramStore(300, NamedDisk.Hdd.Model, IsWritable: true),
        LogMib = 256,
    };

    [Fact]
    public void The_store_has_swap_then_the_programs_then_the_log()
    {
        DiskList disks = DiskList.Of(SwapModel.Find("ssd")!, Layout);

        Assert.Equal(("/dev/mp3_disk0", 0), (disks.Swap!.Path, disks.Swap.OffsetMib));
        Assert.Equal(("/dev/mp3_disk1", 1024), (disks.Program!.Path, disks.Program.OffsetMib));
        Assert.Equal(("/dev/mp3_disk2", 1324), (disks.Log!.Path, disks.Log.OffsetMib));
        Assert.Equal((1580, 1580), (disks.StoreMib, Layout.StoreMib(SwapModel.Find("ssd")!)));
        Assert.Equal(
            [
                "start=0x100000000:size=1024M:" + NamedDisk.Ssd.Model.ModuleSettings,
                "start=0x140000000:size=300M:" + NamedDisk.Hdd.Model.ModuleSettings,
                "start=0x152c00000:size=256M",
            ],
            disks.DriverSettings(512).Split(','));
    }

    [Fact]
    public void Without_swap_on_a_modelled_disk_the_programs_are_on_the_first()
    {
        IReadOnlyDictionary<string, string> settings = GuestSettings.Of(SwapModel.Find("zram")!, Layout, GuestKnobs.None);

        Assert.Equal(("/dev/mp3_disk0", "rw", "/dev/mp3_disk1"), (settings["PROGRAM_DISK"], settings["PROGRAM_OPTIONS"], settings["LOG_DISK"]));
    }

    [Fact]
    public void A_disk_that_is_not_to_be_written_can_t_be()
    {
        GuestLayout layout = Layout with { Program = Layout.Program! with { IsWritable = false }, LogMib = 0 };
        IReadOnlyDictionary<string, string> settings = GuestSettings.Of(SwapModel.None, layout, GuestKnobs.None);

        Assert.StartsWith("start=0x100000000:size=300M:ro=1:read_ns=", settings["DISKS"], StringComparison.Ordinal);
        Assert.Equal("ro", settings["PROGRAM_OPTIONS"]);
    }

    [Fact]
    public void A_guest_without_programs_has_no_disk_of_them()
    {
        IReadOnlyDictionary<string, string> settings = GuestSettings.Of(SwapModel.None, new GuestLayout(512, 0), GuestKnobs.None);

        Assert.Equal(("", "", ""), (settings["DISKS"], settings["PROGRAM_DISK"], settings["PROGRAM_OPTIONS"]));
    }
}
