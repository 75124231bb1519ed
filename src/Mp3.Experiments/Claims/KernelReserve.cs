// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results;
using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Claims;

/// <summary>
/// How much RAM the kernel holds back, whatever the size of the guest's processes: the absolute part of what a claim
/// about RAM allows.
/// </summary>
public static class KernelReserve
{
    private const string MinFree = "vm.min_free_kbytes";
    private const int KibPerMib = 1024;

    /// <summary>Of the low watermark, in min_free_kbytes: min + min / 4 (__setup_per_zone_wmarks()).</summary>
    private const double Low = 1.25;

    /// <summary>Of the high watermark: min + 2 min / 4.</summary>
    private const double High = 1.5;

    /// <summary>
    /// The high watermark, up to which kswapd reclaims once free pages are below the low one, and the per-CPU lists,
    /// which hold up to the low watermark between them (zone_highsize()): free pages that nobody else can have.
    /// </summary>
    /// <param name="machine">The guest.</param>
    /// <returns>Pages.</returns>
    public static double PagesOf(MachineFacts machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        double minFreeKib = machine.Sysctls.TryGetValue(MinFree, out string? text)
            && double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out double set)
                ? set
                : Math.Clamp(Math.Sqrt(machine.RamMib * (double)KibPerMib * 16), 128, 262_144);
        return minFreeKib * (Low + High) / (WorkModel.PageBytes / 1024);
    }
}
