// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>Kernels that guests can boot, and headers to build the module with.</summary>
internal static class KernelCheck
{
    private const string Name = "kernels";

    /// <param name="host">The machine.</param>
    /// <param name="wanted">Release or series; null: the preferred one.</param>
    public static DoctorFinding Of(Host host, string? wanted)
    {
        KnownKernel[] all = [.. host.Kernels.All()];
        string known = all.Length == 0 ? "none here" : string.Join(", ", all.Select(Describe));
        try
        {
            return new DoctorFinding(Name, FindingState.Ok, $"guests boot {host.Kernels.Resolve(wanted).Release}; here: {known}");
        }
        catch (Mp3Exception)
        {
            string what = wanted is null ? "no kernel that guests can boot" : $"no kernel {wanted}";
            return new DoctorFinding(Name, FindingState.Missing, $"{what} with headers; here: {known}", Remedies.FetchKernel(wanted));
        }
    }

    private static string Describe(KnownKernel kernel) =>
        $"{kernel.Release} ({(kernel.IsFetched ? "cache" : "installed")}{(kernel.HasHeaders ? "" : ", no headers")})";
}
