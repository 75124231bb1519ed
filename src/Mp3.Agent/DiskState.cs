// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>What mp3_disk says of its disks, in sysfs.</summary>
internal static class DiskState
{
    private const string Disks = "/sys/block";
    private const string Pattern = "mp3_disk*";

    /// <summary>The counts of all modelled disks since the driver was loaded, by name.</summary>
    /// <param name="own">Path of a disk that takes no part in what is measured; null: all do.</param>
    public static IReadOnlyList<DiskCounts> Read(string? own) =>
    [
        .. Directory.GetFileSystemEntries(Disks, Pattern).Where(disk => Path.GetFileName(disk) != Path.GetFileName(own)).Order(StringComparer.Ordinal).Select(disk => new DiskCounts(
            Path.GetFileName(disk),
            Count(disk, "read_requests"),
            Count(disk, "read_bytes"),
            Count(disk, "write_requests"),
            Count(disk, "write_bytes"),
            Count(disk, "flush_requests"),
            Count(disk, "discard_requests"),
            Count(disk, "busy_ns"),
            Count(disk, "queued_ns"),
            Count(disk, "longest_queue"))),
    ];

    /// <summary>What was counted in between; null: there are no disks.</summary>
    public static IReadOnlyList<DiskCounts>? Growth(IReadOnlyList<DiskCounts> before, IReadOnlyList<DiskCounts> after) =>
        after.Count == 0 ? null : [.. after.Zip(before, (late, early) => late.Since(early))];

    private static long Count(string disk, string name) => long.Parse(File.ReadAllText(Path.Combine(disk, "mp3", name)));
}
