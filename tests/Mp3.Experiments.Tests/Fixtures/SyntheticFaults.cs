// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Faults;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;
using Mp3.Reader.Faults;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>
/// Studies with logs of faults, made up by a small model of paging: processes that access their memory as <c>work</c>
/// does share some frames, the page that came first goes first, and what comes back is a major fault. No number in
/// them was measured.
/// </summary>
internal static class SyntheticFaults
{
    private const long TickNs = 50_000_000;
    private const long EpochNs = 7_000_000_000;

    private static readonly Lazy<ProcessResult> Kept = new(() =>
    {
        string folder = Path.Combine(Path.GetTempPath(), $"mp3-synthetic-faults-{Guid.NewGuid():n}");
        ProcessResult pairs = Pairs(folder, frames: 4000);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return pairs;
    });

    /// <summary>Two pairs in a folder that all tests share; it is gone when they end.</summary>
    public static ProcessResult Shared => Kept.Value;

    /// <summary>Two pairs, as in case study 1 but smaller.</summary>
    /// <param name="folder">Where the result is written; does not exist.</param>
    /// <param name="frames">Pages that fit into the memory.</param>
    public static ProcessResult Pairs(string folder, int frames) => Publish(
        folder,
        frames,
        ("pair-a", [new Workload(16, AccessPattern.Random, 5000, 10, 1), new Workload(16, AccessPattern.Random, 1000, 10, 2)]),
        ("pair-b", [new Workload(16, AccessPattern.Random, 5000, 10, 1), new Workload(16, AccessPattern.Local, 1000, 10, 2)]));

    /// <summary>Runs of any workloads.</summary>
    public static ProcessResult Publish(string folder, int frames, params (string Run, Workload[] Workloads)[] runs)
    {
        Model[] models = [.. runs.Select((run, number) => new Model(run.Run, run.Workloads, frames, seed: number))];
        Manifest manifest = SyntheticStudy.ManifestOf("casestudy1", Manifest.Complete, 1);
        RunFacts some = manifest.Runs[0];
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            [ProcessResult.SamplesFile] = SampleRow.Csv.ToBytes([.. models.SelectMany(model => model.Samples)]),
            [ProcessResult.RunsFile] = RunRow.Csv([]).ToBytes([.. models.SelectMany(model => model.Rows)]),
            [ProcessResult.MachineFile] = MachineRow.Csv.ToBytes([]),
            [ProcessResult.PressureFile] = PressureRow.Csv.ToBytes([]),
        };
        foreach (Model model in models)
        {
            files.Add(FaultLogFile.NameOf(model.Run), LogOf(model.Records));
        }

        using (ResultDraft draft = ResultFolder.Create(folder))
        {
            _ = draft.Write(
                manifest with
                {
                    Runs = [.. runs.Select(run => some with
                    {
                        Plan = some.Plan with { Run = run.Run, Processes = [.. run.Workloads.Select(work => new ProcessPlan(LabelOf(work), 10, work))] },
                        Report = some.Report with { Run = run.Run, Ring = some.Report.Ring with { EpochNs = EpochNs } },
                    })],
                },
                files);
            _ = draft.Publish();
        }

        return ProcessResult.Load(folder);
    }

    /// <summary>A log with these records.</summary>
    public static byte[] LogOf(IEnumerable<FaultRecord> records)
    {
        using var log = new MemoryStream();
        var writer = new FaultLogWriter(log);
        foreach (FaultRecord record in records)
        {
            writer.Append(record);
        }

        writer.Flush();
        return log.ToArray();
    }

    private static string LabelOf(Workload work) =>
        $"{work.SizeMib} {(work.Pattern == AccessPattern.Random ? 'R' : 'L')} {work.Accesses}";

    /// <summary>One run.</summary>
    private sealed class Model
    {
        private readonly Queue<(Process Process, long Page)> _resident = new();
        private readonly List<FaultRecord> _records = [];
        private readonly Random _random;
        private readonly Process[] _processes;

        public Model(string run, Workload[] workloads, int frames, int seed)
        {
            Run = run;
            _random = new Random(seed);
            _processes = [.. workloads.Select((work, number) => new Process(LabelOf(work), 101 + (uint)number, work))];
            foreach (Process process in _processes)
            {
                Begin(process);
            }

            while (_processes.Where(process => process.Left > 0).MinBy(process => process.Now) is { } next)
            {
                Access(next, frames);
            }
        }

        public string Run { get; }

        public IEnumerable<FaultRecord> Records => _records.OrderBy(record => record.TimeNs);

        public IEnumerable<RunRow> Rows => _processes.Select(process => Row.Run(Run, process.Label, 0, 0, 0, 0, 0) with
        {
            Processes = _processes.Length,
            Pid = (int)process.Pid,
            CompletionNs = process.Now - EpochNs,
            Counted = Row.Counted((long)process.Minor, (long)process.Major, 0, 0),
            Recorded = Row.Counted((long)process.Minor, (long)process.Major, 0, 0),
        });

        public IEnumerable<SampleRow> Samples => _processes
            .SelectMany(process => process.Taken
                .GroupBy(fault => ((fault.TimeNs - EpochNs) / TickNs) + 1)
                .Select(tick => new SampleRow
                {
                    Run = Run,
                    Tick = tick.Key,
                    TimeNs = tick.Key * TickNs,
                    Pid = (int)process.Pid,
                    Label = process.Label,
                    Counted = Row.Counted(tick.Count(fault => !fault.IsMajor), tick.Count(fault => fault.IsMajor), 0, 0),
                    Memory = Row.Memory(0, 0),
                    Last = tick.Key == ((process.Taken[^1].TimeNs - EpochNs) / TickNs) + 1,
                }))
            .OrderBy(row => row.Tick);

        /// <summary>Program, libraries, heap and stack.</summary>
        private void Begin(Process process)
        {
            for (ulong page = 0; page < 40; page++)
            {
                Fault(process, 0x7fff_f7c0_0000 + (page * 5 * 4096), FaultMarks.Exec, isMajor: false);
            }

            for (ulong page = 0; page < 9; page++)
            {
                Fault(process, 0x5555_5555_4000 + (page * 4096), page < 4 ? FaultMarks.Exec : FaultMarks.Write, isMajor: false);
            }

            for (ulong page = 0; page < 3; page++)
            {
                Fault(process, 0x7fff_ffff_e000 - (page * 4096), FaultMarks.Write, isMajor: false);
            }
        }

        private void Access(Process process, int frames)
        {
            process.Now += 2000;
            long page = (long)process.Sequence.Next() / AccessSequence.PageSize;
            bool isNew = process.Touched.Add(page);
            if (isNew || !process.Present.Contains(page))
            {
                Fault(process, process.Memory + ((ulong)page * AccessSequence.PageSize), FaultMarks.Write, isMajor: !isNew);
                process.Present.Add(page);
                _resident.Enqueue((process, page));
                if (_resident.Count > frames)
                {
                    (Process other, long oldest) = _resident.Dequeue();
                    other.Present.Remove(oldest);
                }
            }

            if (--process.Left % process.Work.Accesses == 0 && process.Left > 0)
            {
                process.Now += 1_000_000_000;
            }
        }

        private void Fault(Process process, ulong address, FaultMarks marks, bool isMajor)
        {
            process.Now += 3000;
            var record = new FaultRecord
            {
                TimeNs = (ulong)process.Now,
                Address = address,
                Ip = 0x5555_5555_5301,
                Pid = process.Pid,
                Tid = process.Pid,
                Flags = marks,
                MinorFaults = 90 + process.Minor,
                MajorFaults = process.Major,
            };
            _records.Add(record);
            process.Taken.Add((process.Now, isMajor));
            if (!isMajor)
            {
                process.Minor++;
                return;
            }

            process.Major++;
            process.Now += 108_192 + (long)(400_000 * Math.Pow(_random.NextDouble(), 6));
            _records.Add(record with { TimeNs = (ulong)process.Now, Flags = FaultMarks.MajorEnd, MajorFaults = process.Major });
        }
    }

    private sealed class Process(string label, uint pid, Workload work)
    {
        public string Label { get; } = label;

        public uint Pid { get; } = pid;

        public Workload Work { get; } = work;

        public AccessSequence Sequence { get; } = new(work);

        public ulong Memory { get; } = 0x7fff_f7a0_0000 - ((ulong)work.SizeMib << 20);

        public HashSet<long> Touched { get; } = [];

        public HashSet<long> Present { get; } = [];

        public List<(long TimeNs, bool IsMajor)> Taken { get; } = [];

        public long Left { get; set; } = work.Accesses * work.Iterations;

        public long Now { get; set; } = EpochNs;

        public ulong Minor { get; set; }

        public ulong Major { get; set; }
    }
}
