// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>Keeps what a zram device said when it held most: after the run its pages are gone.</summary>
internal sealed class ZramWatch
{
    private const string Path = "/sys/block/zram0/mm_stat";

    private readonly bool _exists = File.Exists(Path);

    /// <summary>At its fullest so far; null: no device, or nothing in it.</summary>
    public ZramFacts? Fullest { get; private set; }

    /// <summary>Looks at it once; without a device that costs nothing.</summary>
    public void Look()
    {
        if (!_exists)
        {
            return;
        }

        // orig_data_size, compr_data_size, mem_used_total and more (Documentation/admin-guide/blockdev/zram.rst).
        long[] fields = [.. File.ReadAllText(Path)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(3)
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture))];
        if (fields[0] > (Fullest?.StoredBytes ?? 0))
        {
            Fullest = new ZramFacts(fields[0], fields[1], fields[2]);
        }
    }
}
