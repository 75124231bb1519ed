// SPDX-License-Identifier: MIT

namespace Mp3.Agent;

/// <summary>What /proc says of the whole machine.</summary>
internal static class MachineState
{
    /// <summary>A line of /proc/meminfo, KiB.</summary>
    public static long MeminfoKib(string key) => Field("/proc/meminfo", key + ":");

    /// <summary>All counters of /proc/vmstat (pages or events since boot, and some that are levels: nr_*).</summary>
    public static Dictionary<string, long> Vmstat() => File.ReadLines("/proc/vmstat")
        .Select(line => line.Split(' '))
        .Where(fields => !fields[0].StartsWith("nr_", StringComparison.Ordinal))
        .ToDictionary(fields => fields[0], fields => long.Parse(fields[1]), StringComparer.Ordinal);

    /// <summary>The counters that grew, and by how much, in the order of their names.</summary>
    public static SortedDictionary<string, long> Growth(Dictionary<string, long> before, Dictionary<string, long> after) =>
        new(
            after.Where(pair => pair.Value != before.GetValueOrDefault(pair.Key))
                .ToDictionary(pair => pair.Key, pair => pair.Value - before.GetValueOrDefault(pair.Key), StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>As <c>uname -r</c> says.</summary>
    public static string KernelRelease() => File.ReadAllText("/proc/sys/kernel/osrelease").Trim();

    private static long Field(string file, string key)
    {
        string line = File.ReadLines(file).First(line => line.StartsWith(key, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }
}
