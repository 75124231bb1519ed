// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Results.Columns;

public sealed class StreamColumnsTests
{
    [Fact]
    public void Each_column_of_memory_takes_its_own_field_in_KiB() => Assert.Equal(
        "rss_anon_kib 44, rss_file_kib 48, rss_shmem_kib 52, swap_kib 56",
        $"{MemoryColumn.Of(new RingRecord { AnonPages = 11, FilePages = 12, ShmemPages = 13, SwapEntries = 14 })}");

    [Fact]
    public void Each_column_of_the_machine_takes_its_own_field_counts_as_they_are_and_levels_in_KiB()
    {
        var record = new MachineRecord
        {
            SwapIn = 1,
            SwapOut = 2,
            ScanKswapd = 3,
            ScanDirect = 4,
            StealKswapd = 5,
            StealDirect = 6,
            Stalls = 7,
            RefaultAnon = 8,
            RefaultFile = 9,
            Cpus = 10,
            IdleNs = 11,
            FreePages = 12,
            AvailablePages = 13,
            CachePages = 14,
            SwapFreePages = 15,
            DirtyPages = 16,
            WritebackPages = 17,
        };

        Assert.Equal(
            "swap_in 1, swap_out 2, scan_kswapd 3, scan_direct 4, steal_kswapd 5, steal_direct 6, stalls 7, refault_anon 8, refault_file 9, "
            + "cpus 10, idle_ns 11, free_kib 48, available_kib 52, cache_kib 56, swap_used_kib 940, dirty_kib 64, writeback_kib 68",
            $"{MachineColumn.Of(record, swapTotalKib: 1000)}");
    }

    [Fact]
    public void Each_column_of_pressure_takes_the_growth_of_its_own_readings() => Assert.Equal(
        "memory_some_us 1, memory_full_us 2, io_some_us 3, io_full_us 4",
        $"{PressureColumn.Growth(new PressureReadings([0, 1], [10, 11], [20, 22], [30, 33], [40, 44]), 1)}");
}
