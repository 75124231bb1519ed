// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Runtime.InteropServices;

namespace Mp3.Experiments.Running;

/// <summary>What is noted of the machine that computes a run. It decides nothing.</summary>
internal static class HostFacts
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>Of this machine, without its name.</summary>
    public static IReadOnlyDictionary<string, string> Current { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["cores"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
        ["cpu"] = Processor(),
        ["system"] = RuntimeInformation.OSDescription,
    };

    private static string Processor() => File.Exists(CpuInfo)
        ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim() ?? "unknown"
        : "unknown";
}
