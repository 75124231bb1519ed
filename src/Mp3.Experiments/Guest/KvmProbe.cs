// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using System.Text;

namespace Mp3.Experiments.Guest;

/// <summary>Whether guests can use the host's processor.</summary>
/// <param name="Works">A guest booted.</param>
/// <param name="Reason">Why not; empty if it works.</param>
/// <param name="IsKept">An earlier boot found that out.</param>
public sealed record KvmVerdict(bool Works, string Reason, bool IsKept = false);

/// <summary>
/// Finds out whether KVM works by booting a guest with it: there are machines where /dev/kvm opens and creates
/// virtual machines, and yet no kernel boots.
/// </summary>
/// <param name="qemu">The program to boot with.</param>
/// <param name="cacheFolder">Verdicts are kept there, for each host kernel, QEMU and guest kernel.</param>
/// <param name="device">The device; another one in tests.</param>
public sealed class KvmProbe(Qemu qemu, string cacheFolder, string device = "/dev/kvm")
{
    private const string Sign = "booted";
    private const int MemoryMib = 256;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private const string InitScript =
        $"""
        #!/bin/busybox sh
        /bin/busybox mount -t devtmpfs dev /dev
        echo {Sign} >/dev/ttyS1
        /bin/busybox poweroff -f

        """;

    /// <param name="kernel">The guest's kernel.</param>
    /// <param name="cancellation">Ends the guest.</param>
    /// <param name="again">Boot, whatever an earlier boot found out.</param>
    /// <exception cref="Protocol.Mp3Exception">The guest could not be built or started at all.</exception>
    public async Task<KvmVerdict> ProbeAsync(GuestKernel kernel, CancellationToken cancellation, bool again = false)
    {
        // Not kept: a permission is soon given.
        if (!CanOpen())
        {
            return new KvmVerdict(false, $"{device} can't be opened");
        }

        string path = Path.Combine(cacheFolder, "kvm", Key(kernel));
        if (!again && File.Exists(path))
        {
            string kept = (await File.ReadAllTextAsync(path, cancellation)).Trim();
            return new KvmVerdict(kept.Length == 0, kept, IsKept: true);
        }

        KvmVerdict verdict = await BootAsync(kernel, cancellation);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string draft = $"{path}.{Environment.ProcessId}";
        await File.WriteAllTextAsync(draft, verdict.Reason + '\n', cancellation);
        File.Move(draft, path, overwrite: true);
        return verdict;
    }

    private async Task<KvmVerdict> BootAsync(GuestKernel kernel, CancellationToken cancellation)
    {
        var machine = new GuestMachine(kernel.VmlinuzPath, MemoryMib, GuestClock.Real, GuestAccelerator.Kvm, Seed: 1, []) { ResultMib = 1 };
        bool booted = false;
        GuestOutcome outcome = await qemu.WithPatience(Limit).RunAsync(
            machine, Initramfs.BuildBare(InitScript), line => booted |= line == Sign, cancellation);
        return (booted, outcome) switch
        {
            (true, GuestOutcome.Died) => new KvmVerdict(true, ""),
            (_, GuestOutcome.Hung) => new KvmVerdict(false, $"a guest does not boot within {Limit.TotalSeconds:0} s"),
            (_, GuestOutcome.QemuFailed failed) => new KvmVerdict(false, failed.ErrorLines.Count > 0 ? failed.ErrorLines[0] : "QEMU aborts"),
            _ => new KvmVerdict(false, "a guest does not boot"),
        };
    }

    private bool CanOpen()
    {
        try
        {
            using var handle = File.OpenHandle(device, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Key(GuestKernel kernel)
    {
        string facts = string.Join('\n', File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), qemu.Version, kernel.Release);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)))[..16];
    }
}
