// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Studies.Program;

/// <summary>A run of programs as a guest would report it, made of processes that live from tick to tick.</summary>
internal sealed class MadeTree
{
    public const long EpochNs = 5_000_000_000;
    public const long PeriodNs = 50_000_000;
    private const uint CpuUsPerTick = 1000;

    private readonly SortedDictionary<uint, List<RingRecord>> _ticks = [];
    private readonly List<ProcessReport> _programs = [];
    private readonly List<OrphanReport> _orphans = [];
    private readonly List<ExecReport> _execs = [];

    /// <summary>What the report says beside the processes.</summary>
    public ProgramsFacts Facts { get; set; } = new(
        TimedOut: false, EndedLeftovers: 0, [], [], 0, 0, 0, new GroupFacts(null, new Dictionary<string, long>(), new Dictionary<string, long>(), null, null), []);

    public Dictionary<string, long> Vmstat { get; } = new(StringComparer.Ordinal) { ["pgfault"] = 1_000_000, ["pgmajfault"] = 100_000 };

    /// <summary>
    /// <c>sh</c> (100) runs <c>sort</c> (101), which leaves a daemon (103) behind, and forks itself once (102). Everything
    /// agrees.
    /// </summary>
    public static MadeTree Shell() => new MadeTree()
        .Process(100, 0, 1, 6, minor: 10, major: 1).Exec(100, 1, "/usr/bin/sh")
        .Process(101, 100, 1, 3, minor: 200, major: 50).Exec(101, 1, "/usr/bin/sort")
        .Process(102, 100, 4, 4, minor: 7)
        .Process(103, 101, 2, 8, minor: 5).Exec(103, 2, "/usr/sbin/daemon")
        .Program("sh", 100, 101, 102)
        .Orphan(103);

    /// <summary>A process that has as many faults in each of its ticks.</summary>
    public MadeTree Process(uint pid, uint parent, uint from, uint to, ulong minor, ulong major = 0)
    {
        for (uint tick = from; tick <= to; tick++)
        {
            if (!_ticks.TryGetValue(tick, out List<RingRecord>? records))
            {
                records = [];
                _ticks.Add(tick, records);
            }

            records.Add(new RingRecord
            {
                Tick = tick,
                TimeNs = TimeOf(tick) + (ulong)records.Count,
                Pid = pid,
                Parent = parent,
                MinorFaults = minor,
                MajorFaults = major,
                UserNs = CpuUsPerTick * 1000,
                AnonPages = tick == to ? 0 : pid,
                Flags = tick == to ? RecordMarks.Last : RecordMarks.None,
            });
        }

        return this;
    }

    /// <summary>An exec in a tick.</summary>
    public MadeTree Exec(int pid, uint tick, string path)
    {
        _execs.Add(new ExecReport((long)TimeOf(tick) - (PeriodNs / 2), pid, path));
        return this;
    }

    /// <summary>A program, and the descendants of which wait4() knows.</summary>
    public MadeTree Program(string label, int pid, params IReadOnlyList<int> waitedFor)
    {
        _programs.Add(new ProcessReport(label, pid, 0, null, EndOf(pid), new RusageFacts(3, 0, 150, 0, 500), UsageOf([pid, .. waitedFor], 3, 150), ""));
        return this;
    }

    /// <summary>A process that the agent waited for, and the descendants of which wait4() knows then.</summary>
    public MadeTree Orphan(int pid, params IReadOnlyList<int> waitedFor)
    {
        _orphans.Add(new OrphanReport(pid, EndOf(pid), UsageOf([pid, .. waitedFor], 0, 0)));
        return this;
    }

    /// <summary>Replaces what is reported of a program.</summary>
    public MadeTree Change(int program, Func<ProcessReport, ProcessReport> change)
    {
        _programs[program] = change(_programs[program]);
        return this;
    }

    public GuestReport Report()
    {
        List<RingRecord> records = Records();
        return new GuestReport(
            GuestPlan.CurrentVersion, "run", null, "6.1.0", 1_000_000, 900_000, 500_000, EpochNs, _programs.Select(program => program.ExitNs).DefaultIfEmpty(EpochNs).Max(),
            new RingFacts(32_768, PeriodNs, EpochNs, EpochNs / 2, records.Count, records.Count, _ticks.Count, 0, 0, 30_000_000_000, 0, 0),
            0,
            Vmstat,
            _programs,
            Programs: Facts with { Orphans = _orphans, Execs = _execs });
    }

    public GuestPlan Plan() => new(
        GuestPlan.CurrentVersion,
        "run",
        [.. _programs.Select(program => new ProcessPlan(program.Label, 0, Program: new ProgramPlan([$"/usr/bin/{program.Label}", "a b"], [], "/work")))],
        50,
        Programs: new ProgramsPlan("/program", IsWritable: true, EndsWithFirst: false, null, null, null, []));

    public RunRecords Build() => RunRecords.Of(Plan(), Report(), MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(Records())));

    private List<RingRecord> Records() => [.. _ticks.SelectMany(tick => tick.Value.Append(new RingRecord
    {
        Tick = tick.Key,
        TimeNs = TimeOf(tick.Key) + 1000,
        Flags = RecordMarks.Sum,
        Processes = (ushort)tick.Value.Count,
        MinorFaults = Sum(tick.Value, record => record.MinorFaults),
        MajorFaults = Sum(tick.Value, record => record.MajorFaults),
        UserNs = Sum(tick.Value, record => record.UserNs),
    }))];

    private static ulong Sum(List<RingRecord> records, Func<RingRecord, ulong> value) => records.Aggregate(0UL, (sum, record) => sum + value(record));

    private RusageFacts UsageOf(IReadOnlyList<int> pids, long minorBefore, long cpuBefore)
    {
        RingRecord[] own = [.. _ticks.Values.SelectMany(records => records).Where(record => pids.Contains((int)record.Pid))];
        return new RusageFacts(
            minorBefore + own.Sum(record => (long)record.MinorFaults),
            own.Sum(record => (long)record.MajorFaults),
            cpuBefore + (own.Length * CpuUsPerTick),
            0,
            4000);
    }

    private long EndOf(int pid) => (long)_ticks.Values.SelectMany(records => records).Last(record => record.Pid == pid).TimeNs - 1_000_000;

    private static ulong TimeOf(uint tick) => (ulong)(EpochNs + (tick * PeriodNs));
}
