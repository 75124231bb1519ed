// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>
/// Made-up studies of a realistic shape: bursts of faults, a second's sleep after each, fewer new pages every time.
/// No number in them was measured.
/// </summary>
internal static class SyntheticStudy
{
    private const long NsPerSecond = 1_000_000_000;
    private const long KibPerPage = MemoryColumn.KibPerPage;

    /// <summary>Two pairs as in case study 1.</summary>
    /// <param name="ticksPerSecond">Samples a second and process.</param>
    /// <param name="size">Factor on the number of faults; 1 gives some 200,000 in the first pair.</param>
    /// <param name="verdict">Of the manifest.</param>
    public static ProcessResult CaseStudy1(int ticksPerSecond, double size, string verdict = Manifest.Complete)
    {
        List<SampleRow> samples = [];
        List<RunRow> runs = [];
        AddProcess(samples, runs, new("pair-a", "1024 R 50000", 101, 2), new(1.0, 4200 * size, 9000 * size), ticksPerSecond);
        AddProcess(samples, runs, new("pair-a", "1024 R 10000", 102, 2), new(0.6, 2100 * size, 7000 * size), ticksPerSecond);
        AddProcess(samples, runs, new("pair-b", "1024 R 50000", 101, 2), new(0.7, 3600 * size, 8500 * size), ticksPerSecond);
        AddProcess(samples, runs, new("pair-b", "1024 L 10000", 102, 2), new(0.2, 900 * size, 3000 * size), ticksPerSecond);
        samples = [.. samples.OrderBy(row => row.Run, StringComparer.Ordinal).ThenBy(row => row.Tick)];
        return Complete(ManifestOf("casestudy1", verdict, size), samples, runs) with
        {
            Machine = [.. TicksOf(samples).Select(tick => MachineOf(tick, size))],
            Pressure = [.. TicksOf(samples).Select(tick => PressureOf(tick, NsPerSecond / ticksPerSecond))],
        };
    }

    /// <summary>N copies of one program for each N.</summary>
    public static ProcessResult Multiprog(IReadOnlyList<int> counts)
    {
        List<RunRow> runs = [];
        foreach (int n in counts)
        {
            double pressure = Math.Max(0, (n - 9) / 11d);
            for (int copy = 0; copy < n; copy++)
            {
                long completion = (long)((20.4 + (38 * pressure * (0.75 + (0.25 * copy / n)))) * NsPerSecond);
                long major = (long)(21_000 * pressure * (1 + (0.1 * copy / n)));
                runs.Add(Row(
                    new($"n{n:00}", $"copy {copy + 1}", 101 + copy, n), completion, 25_900 + (major / 6), major, 60_000_000, 150_000_000 + (major * 70_000)) with
                {
                    Command = "work 100 R 10000",
                    Parameters = Parameters.Of(("n", ParameterValue.Of(n))),
                });
            }
        }

        Manifest manifest = ManifestOf("multiprog", Manifest.Complete, 1);
        RunFacts some = manifest.Runs[0];
        return Complete(
            manifest with
            {
                Settings = manifest.Settings with { Parameters = Parameters.Of(("n", new ParameterValue(string.Join(',', counts))), ("size", ParameterValue.Of(100))) },
                Runs = [.. counts.Select(n => some with { Parameters = Parameters.Of(("n", ParameterValue.Of(n))), Plan = some.Plan with { Run = $"n{n:00}" } })],
            },
            [],
            runs);
    }

    /// <summary>Its samples, or one a process if it was made without: no folder is read that has none.</summary>
    public static IReadOnlyList<SampleRow> SamplesOf(ProcessResult study) => study.Samples.Count > 0
        ? study.Samples
        : [.. study.Runs.Select(row => new SampleRow
        {
            Run = row.Run,
            Tick = 1,
            TimeNs = row.CompletionNs,
            Pid = row.Pid,
            Label = row.Label,
            Counted = row.Counted,
            Memory = Fixtures.Row.Memory(0, 0),
            Last = true,
        })];

    /// <summary>Writes a study as a run would.</summary>
    public static ProcessResult Write(ResultDraft draft, ProcessResult study) =>
        ProcessResult.Write(draft, study.Manifest, SamplesOf(study), study.Runs, study.Machine, study.Pressure);

    /// <summary>A manifest with every field filled.</summary>
    public static Manifest ManifestOf(string study, string verdict, double scale) => new(
        Manifest.CurrentSchema,
        study,
        verdict,
        new StudySettings(1024, "ssd", 7, scale, "virtual", "6.1.0-56-amd64", Parameters.None),
        new MachineFacts((int)(1024 * scale), 1434, "ssd, 100 µs a request", "1 instruction = 1 ns", "tcg", Sysctls, new Dictionary<string, string>(), ["-smp", "1"]),
        new EnvironmentFacts("0.1.0", "7.2.22", "gcc 12.2.0", 1, "aa", "bb", "cc", "dd", "ee", "ff"),
        [
            new RunFacts(
                Parameters.None,
                "ee",
                new GuestPlan(GuestPlan.CurrentVersion, "pair-a", [new ProcessPlan("1024 R 50000", 10, new Workload(1024, AccessPattern.Random, 50000, 20, 7))], 100),
                new GuestReport(
                    1, "pair-a", null, "6.1.0-56-amd64", 1, 2, 3, 4, 5,
                    new RingFacts(1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 0, 0),
                    0,
                    new Dictionary<string, long> { ["pswpout"] = 2, ["pgfault"] = 1 },
                    [])),
        ],
        [new CheckResult("pair-a", "faults = wait4", Passed: true, "1 = 1")],
        new Dictionary<string, string>());

    private static Dictionary<string, string> Sysctls => new(StringComparer.Ordinal) { ["vm.swappiness"] = "60" };

    private static ProcessResult Complete(Manifest manifest, IReadOnlyList<SampleRow> samples, IReadOnlyList<RunRow> runs) =>
        new(manifest, Digest.Of(ManifestJson.ToBytes(manifest)), samples, runs);

    private static IEnumerable<SampleRow[]> TicksOf(List<SampleRow> samples) =>
        samples.GroupBy(row => (row.Run, row.Tick)).Select(tick => tick.ToArray());

    private static MachineRow MachineOf(SampleRow[] tick, double size)
    {
        long major = tick.Sum(row => row.MajorFaults);
        long resident = tick.Sum(row => row.ResidentKib ?? 0);
        long all = (long)(size * 1024 * 1024);
        return Fixtures.Row.Machine(
            tick[0].Tick,
            0,
            tick[0].Run,
            (MachineColumn.SwapIn, major),
            (MachineColumn.SwapOut, major * 3 / 2),
            (MachineColumn.ScanKswapd, major * 6),
            (MachineColumn.StealKswapd, major * 3 / 2),
            (MachineColumn.ScanDirect, major / 4),
            (MachineColumn.StealDirect, major / 20),
            (MachineColumn.Stalls, major > 0 ? 1 : 0),
            (MachineColumn.RefaultAnon, major),
            (MachineColumn.Cpus, 1),
            (MachineColumn.Free, Math.Max(all / 100, all - resident)),
            (MachineColumn.Available, Math.Max(all / 90, all - resident)),
            (MachineColumn.Cache, all / 100),
            (MachineColumn.SwapUsed, tick.Sum(row => row.Memory![MemoryColumn.Swap]))) with
        { TimeNs = tick.Max(row => row.TimeNs) };
    }

    private static PressureRow PressureOf(SampleRow[] tick, long tickNs)
    {
        long waitedUs = Math.Min(tickNs / 2000, tick.Sum(row => row.MajorFaults) * 70);
        return Fixtures.Row.Pressure(
            0,
            tick[0].Run,
            (PressureColumn.MemorySome, waitedUs),
            (PressureColumn.MemoryFull, waitedUs / 2),
            (PressureColumn.IoSome, waitedUs * 9 / 10),
            (PressureColumn.IoFull, waitedUs / 3)) with
        { TimeNs = tick.Max(row => row.TimeNs) };
    }

    private static void AddProcess(List<SampleRow> samples, List<RunRow> runs, Who who, Shape shape, int ticksPerSecond)
    {
        const int Iterations = 18;
        var random = new Random(who.Pid + who.Run[^1]);
        List<SampleRow> own = [];
        double untouched = 60_000 * shape.MinorRate / 9000;
        int tick = 0;
        double touched = 0;
        double swapped = 0;
        for (int i = 0; i < Iterations; i++)
        {
            for (double t = 0; t < shape.BurstSeconds + 1; t += 1d / ticksPerSecond)
            {
                bool busy = t < shape.BurstSeconds;
                double noise = 0.7 + (0.6 * random.NextDouble());
                double fresh = busy ? Math.Min(untouched, untouched * 0.4 / (shape.BurstSeconds * ticksPerSecond) * noise) : 0;
                untouched -= fresh;
                long major = busy && i > 0 ? (long)(shape.MajorRate * 2.2 / ticksPerSecond * noise) : 0;
                long minor = (long)fresh + (major / 9);
                touched += fresh;
                swapped = Math.Min(touched / 3, swapped + (major / 3d));
                tick++;
                long busyNs = busy ? NsPerSecond / ticksPerSecond / 5 : 0;
                own.Add(new SampleRow
                {
                    Run = who.Run,
                    Tick = tick,
                    TimeNs = (tick * (NsPerSecond / ticksPerSecond)) + who.Pid,
                    Pid = who.Pid,
                    Label = who.Label,
                    Counted = Fixtures.Row.Counted(minor, major, busyNs / 3, busyNs),
                    Memory = Fixtures.Row.Memory(KibPerPage * (long)(touched - swapped), KibPerPage * (long)swapped),
                    Last = false,
                });
            }
        }

        own[^1] = own[^1] with { Last = true, Memory = Fixtures.Row.Memory(0, 0) };
        samples.AddRange(own);
        runs.Add(Row(who, own[^1].TimeNs, own.Sum(s => s.MinorFaults), own.Sum(s => s.MajorFaults), own.Sum(s => s.UserNs), own.Sum(s => s.SystemNs)));
    }

    private static RunRow Row(Who who, long completion, long minor, long major, long user, long system)
    {
        Amounts counted = Fixtures.Row.Counted(minor, major, user, system);
        return Fixtures.Row.Run(who.Run, who.Label, 0, 0, 0, 0, 0) with
        {
            Processes = who.Processes,
            Pid = who.Pid,
            CompletionNs = completion,
            Counted = counted,
            MaxRssKib = 400_000,
            Recorded = counted,
        };
    }

    private sealed record Who(string Run, string Label, int Pid, int Processes);

    private sealed record Shape(double BurstSeconds, double MajorRate, double MinorRate);
}
