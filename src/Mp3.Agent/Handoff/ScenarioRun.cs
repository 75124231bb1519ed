// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Protocol;
using Mp3.Reader;
using Mp3.Reader.Logs;

namespace Mp3.Agent.Handoff;

/// <summary>
/// One scenario: a ring of its own, all monitors on it at once, one process that is sampled, and a delay that hits
/// all monitors alike. The order of its steps is the same in every scenario, and so is every step's time.
/// </summary>
internal sealed class ScenarioRun(HandoffPlan handoff, HandoffScenario scenario, string folder)
{
    /// <summary>The sampled process's record, and the sum.</summary>
    private const int RecordsPerTick = 2;

    /// <summary>How often the writer's position is noted in one period of the monitors.</summary>
    private const int PointsPerPeriod = 40;

    /// <summary>Periods that a monitor may take to see that the end has come.</summary>
    private const int PatiencePeriods = 4;

    private const long NsPerMs = 1_000_000;

    private readonly List<Child> _monitors = [];
    private readonly List<Child> _load = [];

    /// <summary>Runs it and appends its logs to <paramref name="logs"/>.</summary>
    /// <exception cref="Mp3Exception">It could not be done.</exception>
    public ScenarioReport Run(Stream logs)
    {
        ModuleLoader.Reload($"capacity={scenario.Capacity} period_ms={handoff.TickMs} monitor_ms={handoff.MonitorPeriodMs} machine=0");
        using var ring = Ring.Open();
        string pointsPath = Path.Combine(folder, "writer.log");
        using var points = new RawLog<WriterPoint>(pointsPath);
        StartStopped();
        var workload = Child.StartStopped(handoff.Workload, Path.Combine(folder, "workload.out"));

        new Registration().Register(workload.Pid);
        long start = MonotonicClock.NowNs;
        _monitors.ForEach(monitor => monitor.Continue());
        workload.Continue();
        (long stallStart, long stallEnd) = Stall(ring, points, start);
        Follow(ring, points, start + (handoff.LengthMs * NsPerMs));
        workload.Kill();
        long end = MonotonicClock.NowNs;
        AwaitMonitors(ring, points);

        RingFacts facts = ring.Header.ToFacts();
        points.Dispose();
        Append(pointsPath, logs);
        MonitorReport[] monitors = [.. handoff.Strategies.Zip(_monitors, (strategy, monitor) => Collect(strategy, monitor, logs))];
        workload.Dispose();
        _load.ForEach(load => load.Dispose());
        return new ScenarioReport(scenario.Name, start, stallStart, stallEnd, end, facts, points.Count, monitors);
    }

    private void StartStopped()
    {
        foreach (string strategy in handoff.Strategies)
        {
            var plan = new ProcessPlan(
                strategy, Nice: 0, Argv: MonitorProgram.Argv(strategy, handoff, RecordsPerTick, LogOf(strategy)));
            _monitors.Add(Child.StartStopped(plan, OutputOf(strategy)));
        }

        if (scenario.StallMs > 0)
        {
            _load.AddRange(handoff.Delay.Load.Select((load, i) => Child.StartStopped(load, Path.Combine(folder, $"load{i}.out"))));
            if (handoff.Delay.RealTime)
            {
                _load.ForEach(load => RealTime.Prefer(load.Pid));
            }
        }
    }

    /// <returns>When the delay began and ended; zeros: there is none.</returns>
    private (long Start, long End) Stall(Ring ring, RawLog<WriterPoint> points, long start)
    {
        if (scenario.StallMs == 0)
        {
            return (0, 0);
        }

        long due = start + (handoff.StallAtMs * NsPerMs);
        Follow(ring, points, due);
        long began = MonotonicClock.NowNs;
        _load.ForEach(load => load.Continue());
        if (handoff.Delay.Stops)
        {
            _monitors.ForEach(monitor => monitor.Stop());
        }

        Follow(ring, points, due + (scenario.StallMs * NsPerMs));
        _load.ForEach(load => load.Kill());
        long ended = MonotonicClock.NowNs;
        if (handoff.Delay.Stops)
        {
            _monitors.ForEach(monitor => monitor.Continue());
        }

        return (began, ended);
    }

    /// <summary>Notes the writer's position until <paramref name="untilNs"/>.</summary>
    private void Follow(Ring ring, RawLog<WriterPoint> points, long untilNs)
    {
        int stepMs = Math.Max(1, handoff.MonitorPeriodMs / PointsPerPeriod);
        for (long now = Note(ring, points); now < untilNs; now = Note(ring, points))
        {
            long leftMs = (untilNs - now + NsPerMs - 1) / NsPerMs;
            Thread.Sleep((int)Math.Min(stepMs, leftMs));
        }
    }

    private static long Note(Ring ring, RawLog<WriterPoint> points)
    {
        RingHeaderSnapshot header = ring.Header;
        long now = MonotonicClock.NowNs;
        points.Add(new WriterPoint
        {
            TimeNs = (ulong)now,
            Head = header.Head,
            Closed = header.Closed,
            HandoffPosition = header.HandOff.Position,
        });
        return now;
    }

    private void AwaitMonitors(Ring ring, RawLog<WriterPoint> points)
    {
        long giveUp = MonotonicClock.NowNs + (PatiencePeriods * handoff.MonitorPeriodMs * NsPerMs);
        while (_monitors.Exists(monitor => !monitor.Ended))
        {
            long now = MonotonicClock.NowNs;
            if (now > giveUp)
            {
                string late = string.Join(", ", handoff.Strategies.Where((_, i) => !_monitors[i].Ended));
                throw Mp3Exception.Failed($"scenario {scenario.Name}: no end of {late} in {PatiencePeriods} periods");
            }

            Follow(ring, points, now + (handoff.MonitorPeriodMs * NsPerMs / PointsPerPeriod));
            _monitors.FindAll(monitor => !monitor.Ended).ForEach(monitor => monitor.TryReap(now));
        }
    }

    private MonitorReport Collect(string strategy, Child monitor, Stream logs)
    {
        string[] lines = monitor.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        MonitorOutcome outcome = (monitor.ExitStatus == ExitCode.Success && lines.Length > 0
            ? JsonSerializer.Deserialize(lines[^1], ProtocolJson.Default.MonitorOutcome)
            : null) ?? new MonitorOutcome(0, 0, 0);
        if (monitor.ExitStatus == ExitCode.Success)
        {
            Append(LogOf(strategy), logs);
            Append(MonitorProgram.LooksOf(LogOf(strategy)), logs);
        }

        MonitorUsage usage = monitor.Usage();
        monitor.Dispose();
        return new MonitorReport(
            strategy, monitor.ExitStatus, outcome.ReportedLost, outcome.Records, outcome.Looks, usage, string.Join('\n', lines.SkipLast(1)));
    }

    private static void Append(string path, Stream logs)
    {
        using (FileStream file = File.OpenRead(path))
        {
            file.CopyTo(logs);
        }

        File.Delete(path);
    }

    private string LogOf(string strategy) => Path.Combine(folder, strategy + ".log");

    private string OutputOf(string strategy) => Path.Combine(folder, strategy + ".out");
}
