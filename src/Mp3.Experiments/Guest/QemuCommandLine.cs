// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>QEMU's arguments for a machine. docs/virtual-clock.md says why each one is needed.</summary>
public static class QemuCommandLine
{
    /// <summary>
    /// Arguments of the kernel, the same for every guest. <c>edd=off</c>: the kernel would else read the result
    /// disk's first sector while it boots, and the host's disk would get a say in the guest's time.
    /// <c>random.trust_cpu=on</c>: the processor's random numbers, which come from the seed, start the kernel's pool at
    /// once; else the first one who wants a random number, mkswap, waits for a second while the kernel gathers noise.
    /// </summary>
    private const string KernelRecipe =
        "console=ttyS0 quiet panic=-1 oops=panic edd=off nokaslr norandmaps random.trust_cpu=on mitigations=off transparent_hugepage=never";

    /// <summary>
    /// With RDRAND, which QEMU answers from -seed, and without the string instructions that TCG runs byte by byte.
    /// </summary>
    private const string TcgProcessor = "max,+rdrand,-rdseed,-erms,-fsrm";

    /// <exception cref="ArgumentException">KVM can't run under the virtual clock.</exception>
    public static IReadOnlyList<string> For(GuestMachine machine, GuestFiles files)
    {
        bool isVirtual = machine.Clock == GuestClock.Virtual;
        bool isKvm = machine.Accelerator == GuestAccelerator.Kvm;
        if (isVirtual && isKvm)
        {
            throw new ArgumentException("only TCG keeps a virtual clock", nameof(machine));
        }

        IReadOnlyList<string> clock = isVirtual ? ["-icount", "shift=0,sleep=off"] : [];
        return
        [
            "-accel", isKvm ? "kvm" : "tcg",
            .. clock,
            "-smp", "1",
            "-rtc", isVirtual ? "base=2011-12-01T00:00:00,clock=vm" : "base=2011-12-01T00:00:00",
            "-seed", machine.Seed.ToString(),
            "-nodefaults",
            "-no-user-config",
            "-cpu", isKvm ? "max" : TcgProcessor,
            .. machine.Map.QemuArguments,
            "-display", "none",
            "-monitor", "none",
            "-serial", "file:" + files.Console,
            "-serial", "file:" + files.Progress,
            "-no-reboot",
            "-kernel", machine.KernelPath,
            "-initrd", files.Initramfs,
            "-append", string.Join(' ', [KernelRecipe, .. machine.Map.KernelArguments, .. machine.KernelArguments]),
            "-drive", $"file={Escape(files.Result)},if=none,id=result,format=raw,cache=unsafe,werror=report",
            "-device", "virtio-blk-pci,drive=result",
            .. machine.Contents.SelectMany(content => (string[])["-device", Loader(machine, content)]),
        ];
    }

    /// <summary>Without folders: they differ from run to run and decide nothing.</summary>
    public static IReadOnlyList<string> WithoutFolders(GuestMachine machine) =>
        For(
            machine with
            {
                KernelPath = Path.GetFileName(machine.KernelPath),
                Contents = [.. machine.Contents.Select((content, i) => content with { Path = $"image{i}" })],
            },
            GuestFiles.In(""));

    /// <summary>Copied into memory by QEMU's generic loader, also when it looks like a program.</summary>
    private static string Loader(GuestMachine machine, StoreContent content) =>
        $"loader,file={Escape(content.Path)},addr={machine.Map.AddressOf(content.OffsetMib)},force-raw=on";

    private static string Escape(string path) => path.Replace(",", ",,", StringComparison.Ordinal);
}
