// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Studies.Processes;

/// <summary>
/// A run as a guest would report it in which everything agrees: two processes, ticks of 50 ms. <c>long</c> ends in
/// the fourth tick, <c>short</c> in the second. A test then damages one thing.
/// </summary>
internal sealed class HandMadeRun
{
    public const long EpochNs = 5_000_000_000;
    public const uint Long = 101;
    public const uint Short = 102;
    private const long PeriodNs = 50_000_000;

    /// <summary>In the order of the ring: in each tick its processes, then their sum.</summary>
    public List<RingRecord> Records { get; } =
    [
        Sample(1, Long, 100, 3, 4_000_000, 1_000_000), Sample(1, Short, 50, 0, 2_000_000, 500_000), Sum(1, 2, 150, 3, 6_000_000, 1_500_000),
        Sample(2, Long, 10, 7, 300_000, 200_000), Sample(2, Short, 5, 1, 90_000, 10_000, RecordMarks.Last), Sum(2, 2, 15, 8, 390_000, 210_000),
        Sample(3, Long, 0, 0, 0, 0), Sum(3, 1, 0, 0, 0, 0),
        Sample(4, Long, 1, 0, 50_000, 25_000, RecordMarks.Last), Sum(4, 1, 1, 0, 50_000, 25_000),
    ];

    public GuestReport Report { get; set; } = new(
        GuestPlan.CurrentVersion, "pair-a", Error: null, "6.1.0", 1_000_000, 900_000, 500_000, EpochNs + 1_000_000, EpochNs + 170_000_000,
        new RingFacts(
            Capacity: 32_768,
            PeriodNs,
            EpochNs,
            LoadNs: EpochNs / 2,
            Head: 10,
            Closed: 10,
            Ticks: 4,
            LateTicks: 0,
            MissedTicks: 0,
            HandOffPeriodNs: 30_000_000_000,
            HandOffPosition: 0,
            HandOffs: 0),
        LostRecords: 0,
        new Dictionary<string, long>(StringComparer.Ordinal) { ["pgfault"] = 177, ["pgmajfault"] = 11, ["pswpin"] = 11 },
        [
            Process("long", Long, 161_000_000, new RusageFacts(31, 2, 500, 250, 900), new RusageFacts(142, 12, 4850, 1475, 4000)),
            Process("short", Short, 90_000_000, new RusageFacts(30, 0, 400, 200, 900), new RusageFacts(85, 1, 2490, 710, 3000)),
        ]);

    public RunRecords Build() => RunRecords.Of(
        new GuestPlan(GuestPlan.CurrentVersion, "pair-a", [], 500), Report, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(Records)));

    /// <summary>Adds a record of the machine; a run has one each tick, or none.</summary>
    public void AddMachine(MachineRecord record)
    {
        record.Flags |= RecordMarks.Machine;
        Records.Add(Unsafe.BitCast<MachineRecord, RingRecord>(record));
        Report = Report with { Ring = Report.Ring with { Head = Report.Ring.Head + 1 } };
    }

    /// <summary>Replaces the process of this number, in the order of the report.</summary>
    public void Change(int index, Func<ProcessReport, ProcessReport> change) =>
        Report = Report with { Processes = [.. Report.Processes.Select((process, i) => i == index ? change(process) : process)] };

    private static ProcessReport Process(string label, uint pid, long ns, RusageFacts before, RusageFacts end) =>
        new(label, (int)pid, ExitCode: 0, Signal: null, EpochNs + ns, before, end, "");

    private static RingRecord Sample(uint tick, uint pid, ulong minor, ulong major, ulong user, ulong system, RecordMarks flags = RecordMarks.None) => new()
    {
        Tick = tick,
        TimeNs = (ulong)EpochNs + (tick * (ulong)PeriodNs) + pid,
        Pid = pid,
        MinorFaults = minor,
        MajorFaults = major,
        UserNs = user,
        SystemNs = system,
        Flags = flags,
    };

    private static RingRecord Sum(uint tick, ushort processes, ulong minor, ulong major, ulong user, ulong system) =>
        Sample(tick, 0, minor, major, user, system, RecordMarks.Sum) with { Processes = processes };
}
