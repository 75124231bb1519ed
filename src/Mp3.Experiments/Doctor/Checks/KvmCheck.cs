// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>KVM, by a timed boot. Only <c>--clock real</c> gains by it.</summary>
internal static class KvmCheck
{
    private const string Name = "KVM";
    private const string Use = "only --clock real would be faster with it";
    private const string Again = "mp3 doctor --again";

    public static async Task<DoctorFinding> OfAsync(Host host, Qemu? qemu, GuestKernel? kernel, bool again, CancellationToken cancellation)
    {
        if (qemu is null || kernel is null)
        {
            return new DoctorFinding(Name, FindingState.Note, $"not tried: a guest needs QEMU and a kernel; {Use}");
        }

        try
        {
            KvmVerdict verdict = await new KvmProbe(qemu, host.CacheFolder, host.KvmDevice).ProbeAsync(kernel, cancellation, again);
            string source = verdict.IsKept ? "as an earlier boot found, kept in the cache" : "tried just now";
            return verdict.Works
                ? new DoctorFinding(Name, FindingState.Ok, $"a guest boots ({source})", verdict.IsKept ? Again : null)
                : new DoctorFinding(Name, FindingState.Note, $"does not work: {verdict.Reason} ({source}); {Use}", verdict.IsKept ? Again : null);
        }
        catch (Mp3Exception e)
        {
            return new DoctorFinding(Name, FindingState.Note, $"not tried: {e.Message}");
        }
    }
}
