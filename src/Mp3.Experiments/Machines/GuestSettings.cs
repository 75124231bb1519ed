// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Machines;

/// <summary>What init.sh is told (<c>/etc/mp3/guest.conf</c>) and what the kernel is told.</summary>
public static class GuestSettings
{
    private const string MinFree = "vm.min_free_kbytes";

    private static readonly Dictionary<string, string> Fixed = new(StringComparer.Ordinal)
    {
        ["vm.page-cluster"] = "3",
        ["vm.swappiness"] = "60",
    };

    /// <summary>
    /// What makes a guest cheaper to run and changes nothing that is measured. The kernel's self-tests
    /// (cryptomgr.notests) and its timer check (no_timer_check) are long loops of waiting. So is the calibration of the
    /// local APIC's timer (nolapic_timer), which also costs the host more at each use than the HPET does, which then
    /// takes its place. From Linux 6.12 on the self-tests would also run beside what is measured. Protecting the
    /// kernel's constants against writing (rodata=off) ends in a walk over all its page tables, and finding the
    /// interrupt of the result disk through ACPI (acpi=noirq) runs its bytecode: an eighth and a tenth of what a boot
    /// executes.
    /// </summary>
    public static IReadOnlyList<string> KernelArguments { get; } = ["cryptomgr.notests", "no_timer_check", "nolapic_timer", "rodata=off", "acpi=noirq"];

    public static IReadOnlyDictionary<string, string> Of(SwapModel swap, GuestLayout layout, GuestKnobs knobs)
    {
        DiskList disks = DiskList.Of(swap, layout);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SWAP_DRIVER"] = swap.Driver,
            ["SWAP_MIB"] = Number(layout.SwapMib),
            ["DISKS"] = disks.DriverSettings(layout.RamMib),
            ["LOG_DISK"] = disks.Log?.Path ?? "",
            ["PROGRAM_DISK"] = disks.Program?.Path ?? "",
            ["PROGRAM_OPTIONS"] = disks.Program is { } program ? program.IsWritable ? "rw" : "ro" : "",
            ["SYSCTLS"] = string.Join(' ', Pairs(Sysctls(layout, knobs))),
            ["KNOBS"] = string.Join(' ', Pairs(knobs.Files)),
            ["MODULE_PARAMETERS"] = disks.Log is null ? "" : FaultLogDisk.ModuleParameters,
        };
    }

    /// <summary>
    /// Knobs that results depend on, fixed so that no distribution's default decides. min_free_kbytes is what the
    /// kernel chooses by itself on a machine with this RAM. What the user sets goes before.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Sysctls(GuestLayout layout, GuestKnobs knobs)
    {
        var sysctls = new SortedDictionary<string, string>(Fixed, StringComparer.Ordinal)
        {
            [MinFree] = Number(layout.MinFreeKib),
        };
        foreach ((string name, string value) in knobs.Sysctls)
        {
            sysctls[name] = value;
        }

        return sysctls;
    }

    /// <summary>Whether a sysctl has a value that studies give it by themselves.</summary>
    public static bool IsStandard(string name, string value) => name == MinFree || Fixed.GetValueOrDefault(name) == value;

    private static IEnumerable<string> Pairs(IReadOnlyDictionary<string, string> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
