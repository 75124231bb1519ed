// SPDX-License-Identifier: MIT

using Mp3.Experiments.Doctor.Checks;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Doctor;

/// <summary>All checks of a machine.</summary>
internal static class Examination
{
    /// <param name="host">The machine.</param>
    /// <param name="wantedKernel">Release or series of the guest's kernel; null: the preferred one.</param>
    /// <param name="probeAgain">Boot a guest under KVM whatever an earlier boot found out.</param>
    /// <param name="cancellation">Ends that guest.</param>
    public static async Task<Diagnosis> RunAsync(Host host, string? wantedKernel, bool probeAgain, CancellationToken cancellation)
    {
        Qemu? qemu = Try(() => host.FindQemu());
        GuestKernel? kernel = Try(() => host.Kernels.Resolve(wantedKernel));
        int guestMib = MemoryCheck.FullSizeGuestMib(kernel?.Release);
        return new Diagnosis(
        [
            QemuCheck.Of(host),
            KernelCheck.Of(host, wantedKernel),
            GuestToolsCheck.Of(host),
            CompilerCheck.Of(host),
            CheckoutCheck.Of(host),
            CoresCheck.Of(host),
            MemoryCheck.Of(host, guestMib),
            .. DiskCheck.Of(host, guestMib),
            FontsCheck.Of(host),
            await KvmCheck.OfAsync(host, qemu, kernel, probeAgain, cancellation),
            BrowserCheck.Of(host),
        ]);
    }

    private static T? Try<T>(Func<T> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (Mp3Exception)
        {
            return null;
        }
    }
}
