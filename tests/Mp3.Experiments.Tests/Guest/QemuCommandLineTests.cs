// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class QemuCommandLineTests
{
    private static readonly GuestMachine Machine =
        new("/boot/vmlinuz", 2560, GuestClock.Virtual, GuestAccelerator.Tcg, 7, ["mem=1024M"]);

    [Fact]
    public void The_virtual_clock_has_the_whole_recipe()
    {
        Assert.Equal(
            "-accel tcg -icount shift=0,sleep=off -smp 1 -rtc base=2011-12-01T00:00:00,clock=vm -seed 7 -nodefaults "
            + "-no-user-config -cpu max,+rdrand,-rdseed,-erms,-fsrm -m 2560M -display none -monitor none "
            + "-serial file:/run/x/console.txt -serial file:/run/x/progress.txt -no-reboot -kernel /boot/vmlinuz "
            + "-initrd /run/x/initramfs.cpio -append console=ttyS0 quiet panic=-1 oops=panic edd=off nokaslr norandmaps "
            + "random.trust_cpu=on mitigations=off transparent_hugepage=never mem=1024M "
            + "-drive file=/run/x/result.img,if=none,id=result,format=raw,cache=unsafe,werror=report "
            + "-device virtio-blk-pci,drive=result",
            Joined(Machine));
    }

    [Fact]
    public void The_real_clock_counts_no_instructions()
    {
        string line = Joined(Machine with { Clock = GuestClock.Real });

        Assert.StartsWith("-accel tcg -smp 1 -rtc base=2011-12-01T00:00:00 ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("icount", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Kvm_shows_the_guest_the_processor_as_it_is()
    {
        string line = Joined(Machine with { Clock = GuestClock.Real, Accelerator = GuestAccelerator.Kvm });

        Assert.StartsWith("-accel kvm -smp 1 ", line, StringComparison.Ordinal);
        Assert.Contains(" -cpu max -m ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Kvm_has_no_virtual_clock() =>
        Assert.Throws<ArgumentException>(() => Joined(Machine with { Accelerator = GuestAccelerator.Kvm }));

    [Fact]
    public void A_comma_in_the_folder_does_not_end_the_drive_s_file_name() =>
        Assert.Contains(
            "file=/run/a,,b/result.img,if=none",
            string.Join(' ', QemuCommandLine.For(Machine, GuestFiles.In("/run/a,b"))),
            StringComparison.Ordinal);

    private static string Joined(GuestMachine machine) => string.Join(' ', QemuCommandLine.For(machine, GuestFiles.In("/run/x")));
}
