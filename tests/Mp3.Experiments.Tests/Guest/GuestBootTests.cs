// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Boots real kernels; they need <c>make deps</c>.</summary>
[Trait("Category", "Guest")]
public sealed class GuestBootTests(SharedParts parts)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_boots_reports_and_powers_off()
    {
        (GuestOutcome outcome, List<string> lines) = await BootAsync("echo hello >/dev/ttyS1\n/bin/busybox poweroff -f\n");

        Assert.Equal(["hello"], lines);
        Assert.Equal("it ended without a result", Assert.IsType<GuestOutcome.Died>(outcome).Cause);
    }

    [Fact]
    public async Task Two_guests_side_by_side_see_the_same_time_to_the_microsecond()
    {
        const string Script = "/bin/busybox dmesg | /bin/busybox sha256sum >/dev/ttyS1\n/bin/busybox poweroff -f\n";

        string steadyClock = (await parts.BuildAsync()).SteadyClock;

        (GuestOutcome Outcome, List<string> Lines)[] boots = await Task.WhenAll(
            BootAsync(Script, steadyClock: steadyClock), BootAsync(Script, steadyClock: steadyClock));

        Assert.Single(boots[0].Lines);
        Assert.Equal(boots[0].Lines, boots[1].Lines);
    }

    [Fact]
    public async Task An_init_that_ends_is_a_kernel_panic()
    {
        (GuestOutcome outcome, _) = await BootAsync("exit 1\n");

        Assert.StartsWith("kernel panic: Attempted to kill init!", Assert.IsType<GuestOutcome.Died>(outcome).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_of_kvm_says_of_this_machine_what_a_boot_with_kvm_says()
    {
        using var folder = new ScratchFolder();
        GuestKernel kernel = TestKernel.Resolve();

        KvmVerdict verdict = await new KvmProbe(Qemu.Find(), folder.Path).ProbeAsync(kernel, Token);
        GuestOutcome outcome = File.Exists("/dev/kvm")
            ? (await BootAsync("/bin/busybox poweroff -f\n", GuestClock.Real, GuestAccelerator.Kvm)).Outcome
            : new GuestOutcome.QemuFailed(1, []);

        Assert.Equal(outcome is GuestOutcome.Died, verdict.Works);
        Assert.Equal(verdict.Works, verdict.Reason.Length == 0);
    }

    [Fact]
    public void The_modules_that_guests_need_are_in_the_kernel()
    {
        var resolver = new ModuleResolver(TestKernel.Resolve());

        IReadOnlyList<string> files = resolver.Resolve("null_blk", "zram", "virtio_pci", "virtio_blk");

        Assert.All(files, file => Assert.True(File.Exists(file), file));
        Assert.Contains(files, file => ModuleResolver.NameOf(file) == "null_blk");
        Assert.Equal(files.Count, files.Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task<(GuestOutcome Outcome, List<string> Lines)> BootAsync(
        string script,
        GuestClock clock = GuestClock.Virtual,
        GuestAccelerator accelerator = GuestAccelerator.Tcg,
        string? steadyClock = null)
    {
        GuestKernel kernel = TestKernel.Resolve();
        string image = accelerator == GuestAccelerator.Kvm ? kernel.VmlinuzPath : BootImage.Of(kernel, CacheFolder.Path);
        var machine = new GuestMachine(image, 256, clock, accelerator, 7, [TestKernel.NoSelfTests]) { ResultMib = 1 };
        var lines = new List<string>();
        Qemu qemu = steadyClock is null ? Qemu.Find() : Qemu.Find().WithSteadyClock(steadyClock);
        GuestOutcome outcome = await qemu.WithPatience(Wait.Limit).RunAsync(
            machine,
            Initramfs.BuildBare(
                $"""
                #!/bin/busybox sh
                /bin/busybox mount -t devtmpfs dev /dev
                /bin/busybox mount -t proc proc /proc
                {script}
                """),
            lines.Add,
            Token);
        return (outcome, lines);
    }
}
