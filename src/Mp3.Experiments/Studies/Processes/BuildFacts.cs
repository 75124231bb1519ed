// SPDX-License-Identifier: MIT

using System.Reflection;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Versions and digests of what took part in a study.</summary>
internal static class BuildFacts
{
    public static EnvironmentFacts Of(Qemu qemu, GuestKernel kernel, GuestParts parts, GuestClock clock, SwapModel? swap) => new(
        typeof(BuildFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        qemu.Version,
        Compiler(kernel),
        (int)RingLayout.AbiVersion,
        FileDigests.Of(kernel.VmlinuzPath),
        FileDigests.Of(parts.Mp3Module),
        FileDigests.Of(parts.Work),
        FileDigests.Of(parts.Agent),
        clock == GuestClock.Virtual ? FileDigests.Of(parts.SteadyClock) : null,
        qemu.Sha256,
        swap?.Disk is null ? null : FileDigests.Of(parts.DiskModule));

    /// <summary>The compiler that the kernel was built with, and the module after it.</summary>
    private static string Compiler(GuestKernel kernel)
    {
        const string Key = "CONFIG_CC_VERSION_TEXT=";
        string config = Path.Combine(kernel.HeadersDir, ".config");
        return File.Exists(config)
            ? File.ReadLines(config).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))?[Key.Length..].Trim('"') ?? "unknown"
            : "unknown";
    }
}
