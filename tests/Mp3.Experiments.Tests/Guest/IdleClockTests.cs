// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>The guest's clock while the guest is idle, moved by its own thread (idle.c) and by QEMU's (lockstep.c).</summary>
[Trait("Category", "Guest")]
public sealed class IdleClockTests(PreloadedLibrary preloaded) : IClassFixture<PreloadedLibrary>
{
    private const string Report = "/bin/busybox cat /proc/uptime /proc/interrupts >/dev/ttyS1; /bin/busybox dmesg | /bin/busybox sha256sum >/dev/ttyS1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_guest_sees_the_same_time_and_the_same_interrupts_and_qemu_s_threads_hardly_wait()
    {
        const int Sleeps = 200;
        string script = $"for i in $(/bin/busybox seq {Sleeps}); do /bin/busybox usleep 1500; done\n{Report}/bin/busybox poweroff -f\n";

        (_, List<string> idle, long idleWaits) = await preloaded.BootAsync(preloaded.Idle, script);
        (_, List<string> lockstep, long lockstepWaits) = await preloaded.BootAsync(preloaded.Lockstep, script);

        Assert.NotEmpty(idle);
        Assert.Equal(lockstep, idle);
        // A halt for each sleep, and a call for each halt; idle.c leaves those at which the host has something for QEMU.
        Assert.True(lockstepWaits >= Sleeps, $"{lockstepWaits} waits");
        Assert.True(idleWaits < Sleeps / 4, $"{idleWaits} waits, {lockstepWaits} with lockstep.c alone");
    }

    [Theory]
    [InlineData("exit 1\n", "kernel panic: Attempted to kill init!")]
    [InlineData("echo c >/proc/sysrq-trigger\n", "kernel panic: sysrq triggered crash")]
    [InlineData("/bin/busybox reboot -f\n", "it ended without a result")]
    [InlineData("/bin/busybox poweroff -f\n", "it ended without a result")]
    public async Task A_guest_ends_as_it_does_without(string script, string cause)
    {
        (GuestOutcome idle, _, _) = await preloaded.BootAsync(preloaded.Idle, script);
        (GuestOutcome lockstep, _, _) = await preloaded.BootAsync(preloaded.Lockstep, script);

        GuestOutcome.Died died = Assert.IsType<GuestOutcome.Died>(idle);
        Assert.StartsWith(cause, died.Cause, StringComparison.Ordinal);
        Assert.Equal(Assert.IsType<GuestOutcome.Died>(lockstep).ConsoleTail, died.ConsoleTail);
    }

    /// <summary>Halted for good, waiting for timers alone, and computing.</summary>
    [Theory]
    [InlineData("/bin/busybox halt -f")]
    [InlineData("/bin/busybox sleep 100000000")]
    [InlineData("while :; do :; done")]
    public async Task An_event_of_the_host_gets_through_to_qemu_whatever_the_guest_does(string activity)
    {
        var said = new TaskCompletionSource();
        GuestKernel kernel = TestKernel.Resolve();
        var machine = new GuestMachine(BootImage.Of(kernel, CacheFolder.Path), 256, GuestClock.Virtual, GuestAccelerator.Tcg, 7, [TestKernel.NoSelfTests]) { ResultMib = 1 };
        Task<GuestOutcome> run = Qemu.Find().WithSteadyClock(preloaded.Idle).RunAsync(
            machine,
            Initramfs.BuildBare($"#!/bin/busybox sh\n/bin/busybox mount -t devtmpfs dev /dev\necho now >/dev/ttyS1\n{activity}\n"),
            _ => said.TrySetResult(),
            Token);
        await Task.WhenAny(said.Task, run);

        Tool.Run("kill", ["-TERM", $"{Assert.Single(QemuChildren.Of(Environment.ProcessId), HasIdle)}"]);

        // QEMU ends in good order: by itself, without an error.
        Assert.IsType<GuestOutcome.Died>(await run);
    }

    /// <summary>Whether a guest is of this test: others run beside it.</summary>
    private bool HasIdle(int pid) =>
        File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName == Path.GetDirectoryName(preloaded.Idle)
        && File.ReadAllText($"/proc/{pid}/environ").Contains(Path.GetFileName(preloaded.Idle), StringComparison.Ordinal);
}
