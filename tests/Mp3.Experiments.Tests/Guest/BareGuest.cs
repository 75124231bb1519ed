// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>A guest under the virtual clock that has busybox and a script, and reports what that writes to ttyS1.</summary>
internal static class BareGuest
{
    private const int MemoryMib = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    /// <param name="script">Its PID 1, after /dev, /proc and /sys are mounted.</param>
    /// <param name="seed">What QEMU's random numbers come from.</param>
    /// <param name="library">Is preloaded into QEMU; null: nothing.</param>
    public static async Task<(GuestOutcome Outcome, List<string> Lines)> BootAsync(string script, ulong seed = 7, string? library = null)
    {
        var machine = new GuestMachine(
            BootImage.Of(TestKernel.Resolve(), CacheFolder.Path), MemoryMib, GuestClock.Virtual, GuestAccelerator.Tcg, seed, [TestKernel.NoSelfTests])
        { ResultMib = 1 };
        Qemu qemu = Qemu.Find().WithPatience(Patience);
        var lines = new List<string>();
        GuestOutcome outcome = await (library is null ? qemu : qemu.WithSteadyClock(library)).RunAsync(
            machine,
            Initramfs.BuildBare(
                $"""
                #!/bin/busybox sh
                /bin/busybox mount -t devtmpfs dev /dev
                /bin/busybox mount -t proc proc /proc
                /bin/busybox mount -t sysfs sysfs /sys
                {script}
                """),
            lines.Add,
            TestContext.Current.CancellationToken);
        return (outcome, lines);
    }
}
