// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;

namespace Mp3.Reader.Tests.Monitor;

/// <summary>
/// A file as a module would have left it: two processes over three ticks of 50 ms, pid 12, a child of 11, ends. The
/// machine is in the last tick only.
/// </summary>
internal static class RecordedRing
{
    public const string Text = "50 1 30 1\n100 2 6 2\n150 3 7 1\nread 3 profiled data\n";

    public const string SumCsv =
        "seq,tick,time_ns,pid,minor_faults,major_faults,user_ns,system_ns,processes,last,late\n"
        + "3,1,1050000200,0,30,1,1000000,600000,2,false,false\n"
        + "6,2,1100000200,0,6,2,1000000,600000,2,false,true\n"
        + "9,3,1150000200,0,7,3,1000000,600000,1,false,false\n";

    public const string ProcessCsv =
        "seq,tick,time_ns,pid,minor_faults,major_faults,user_ns,system_ns,processes,last,late\n"
        + "1,1,1050000000,11,10,1,500000,300000,0,false,false\n"
        + "2,1,1050000100,12,20,0,500000,300000,0,false,false\n"
        + "4,2,1100000000,11,5,0,500000,300000,0,false,true\n"
        + "5,2,1100000100,12,1,2,500000,300000,0,true,true\n"
        + "7,3,1150000000,11,7,3,1000000,600000,0,false,false\n";

    public const string MemoryCsv =
        "seq,tick,time_ns,pid,parent,anon_pages,file_pages,shmem_pages,swap_entries,last,late\n"
        + "1,1,1050000000,11,0,100,20,3,0,false,false\n"
        + "2,1,1050000100,12,11,200,20,0,4,false,false\n"
        + "4,2,1100000000,11,0,0,0,0,0,false,true\n"
        + "5,2,1100000100,12,11,0,0,0,0,true,true\n"
        + "7,3,1150000000,11,0,0,0,0,0,false,false\n";

    public const string MachineCsv =
        "seq,tick,time_ns,swap_in,swap_out,scan_kswapd,scan_direct,steal_kswapd,steal_direct,refault_anon,refault_file,"
        + "stalls,cpus,idle_ns,free_pages,available_pages,cache_pages,swap_free_pages,dirty_pages,writeback_pages,late\n"
        + "8,3,1150000150,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,false\n";

    public static void Save(string path)
    {
        using var ring = new MemoryRing(16);
        ring.Write(Process(1, 11, 0, 10, 1, 500_000, 300_000) with { AnonPages = 100, FilePages = 20, ShmemPages = 3 });
        ring.Write(Process(1, 12, 100, 20, 0, 500_000, 300_000) with { Parent = 11, AnonPages = 200, FilePages = 20, SwapEntries = 4 });
        ring.Write(Sum(1, 30, 1, 2));
        ring.Write(Process(2, 11, 0, 5, 0, 500_000, 300_000) with { Flags = RecordMarks.Late });
        ring.Write(Process(2, 12, 100, 1, 2, 500_000, 300_000) with { Parent = 11, Flags = RecordMarks.Late | RecordMarks.Last });
        ring.Write(Sum(2, 6, 2, 2) with { Flags = RecordMarks.Late | RecordMarks.Sum });
        ring.Write(Process(3, 11, 0, 7, 3, 1_000_000, 600_000));
        ring.Write(Machine());
        ring.Write(Sum(3, 7, 3, 1));
        ring.Close();
        ring.Save(path);
    }

    private static RingRecord Machine()
    {
        var machine = new MachineRecord
        {
            TimeNs = 1_150_000_150,
            Flags = RecordMarks.Machine,
            SwapIn = 1,
            SwapOut = 2,
            ScanKswapd = 3,
            ScanDirect = 4,
            StealKswapd = 5,
            StealDirect = 6,
            RefaultAnon = 7,
            RefaultFile = 8,
            Tick = 3,
            Stalls = 9,
            Cpus = 10,
            IdleNs = 11,
            FreePages = 12,
            AvailablePages = 13,
            CachePages = 14,
            SwapFreePages = 15,
            DirtyPages = 16,
            WritebackPages = 17,
        };
        return Unsafe.BitCast<MachineRecord, RingRecord>(machine);
    }

    private static RingRecord Process(
        uint tick, uint pid, ulong late, ulong minor, ulong major, ulong user, ulong system) => new()
        {
            Tick = tick,
            TimeNs = 1_000_000_000 + (50_000_000 * (ulong)tick) + late,
            Pid = pid,
            MinorFaults = minor,
            MajorFaults = major,
            UserNs = user,
            SystemNs = system,
        };

    private static RingRecord Sum(uint tick, ulong minor, ulong major, ushort processes) =>
        Process(tick, 0, 200, minor, major, 1_000_000, 600_000) with { Flags = RecordMarks.Sum, Processes = processes };
}
