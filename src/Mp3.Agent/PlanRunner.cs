// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Agent.Faults;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Agent;

/// <summary>
/// Runs a plan: starts its processes stopped, registers them, lets them go at the same moment, drains the ring
/// until the last record of each has come, and takes each one's account from wait4().
/// </summary>
internal sealed class PlanRunner(GuestPlan plan, TextWriter progress)
{
    private const long NsPerMs = 1_000_000;
    private const long ProgressIntervalNs = 1_000 * NsPerMs;

    /// <summary>To ask a zram device costs more than all the rest of a look.</summary>
    private const long ZramIntervalNs = 500 * NsPerMs;

    /// <summary>Ticks that a process's last record may take after its end.</summary>
    private const int PatienceTicks = 20;

    /// <exception cref="Mp3Exception">The run could not be started. One that was started always has an outcome.</exception>
    public RunOutcome Run()
    {
        using var ring = Ring.Open();
        var log = new RecordLog(ring);
        var registration = new Registration();
        var zram = new ZramWatch();
        using var pressure = new PressureWatch();
        MemoryLock.Take();
        using FaultTrace? faults = plan.Faults is { } wanted ? FaultTrace.Start(wanted) : null;

        var machine = new MachineAccount(plan);
        List<Child> children = [.. plan.Processes.Select((process, i) => Child.StartStopped(process, $"/run/output{i}"))];
        // The host learns by it that the boot is over.
        Say(children, log, 0);
        machine.Open();

        // Only a stopped process gives up nothing between its first account and its registration.
        children.ForEach(child => Register(registration, child.Pid));
        pressure.Look();
        long start = MonotonicClock.NowNs;
        children.ForEach(child => child.Continue());
        Watch(children, log, zram, pressure, faults, start);
        long end = MonotonicClock.NowNs;
        pressure.Look();
        string? error = AwaitLastRecords(children, log, ring);
        (FaultLogFacts Facts, SealedPart Log)? traced = faults?.Finish();

        GuestReport report = machine.Close(start, end, ring.Header.ToFacts()) with
        {
            Error = error,
            LostRecords = (long)log.Lost,
            Processes = [.. children.Select(child => child.Report())],
            Zram = zram.Fullest,
            Pressure = pressure.Readings,
            FaultLog = traced?.Facts,
        };
        children.ForEach(child => child.Dispose());
        return new RunOutcome(report, new MemoryStream(log.ToBytes(), writable: false)) { FaultLog = traced?.Log };
    }

    private void Register(Registration registration, int pid)
    {
        if (plan.Faults is null)
        {
            registration.Register(pid);
        }
        else
        {
            registration.Trace(pid);
        }
    }

    /// <summary>Returns when all processes have ended.</summary>
    private void Watch(List<Child> children, RecordLog log, ZramWatch zram, PressureWatch pressure, FaultTrace? faults, long start)
    {
        var nextLook = new Interval(plan.DrainIntervalMs * NsPerMs, start);
        var nextProgress = new Interval(ProgressIntervalNs, start);
        var nextZram = new Interval(ZramIntervalNs, start);
        Pollfd[] fds = [.. children.Select(child => new Pollfd { fd = child.PidFd, events = PollEvents.POLLIN })];
        while (children.Exists(child => !child.Ended))
        {
            _ = Syscall.poll(fds, (uint)fds.Length, nextLook.LeftMs(MonotonicClock.NowNs));
            long now = MonotonicClock.NowNs;
            Reap(children, fds, now);
            if (!nextLook.HasPassed(now))
            {
                continue;
            }

            log.Drain();
            pressure.Look();
            faults?.Drain();
            if (nextZram.HasPassed(now))
            {
                zram.Look();
            }

            if (nextProgress.HasPassed(now))
            {
                Say(children, log, now - start);
            }
        }

        log.Drain();
        Say(children, log, MonotonicClock.NowNs - start);
    }

    /// <summary>Takes the accounts of those that have ended.</summary>
    private static void Reap(List<Child> children, Pollfd[] fds, long now)
    {
        for (int i = 0; i < fds.Length; i++)
        {
            if (fds[i].revents != default)
            {
                children[i].TryReap(now);
                // What is negative is not polled.
                fds[i].fd = children[i].Ended ? -1 : fds[i].fd;
                fds[i].revents = default;
            }
        }
    }

    /// <summary>Drains the ring until each process's account is closed; says what is missing if it never is.</summary>
    private static string? AwaitLastRecords(List<Child> children, RecordLog log, Ring ring)
    {
        int tickMs = (int)Math.Max(1, ring.PeriodNs / 1_000_000);
        for (int tick = 0; tick < PatienceTicks; tick++)
        {
            log.Drain();
            if (children.TrueForAll(child => log.HasEnded(child.Pid)))
            {
                return null;
            }

            log.Wait(tickMs);
        }

        return $"no last record of {string.Join(", ", children.FindAll(child => !log.HasEnded(child.Pid)).Select(child => child.Pid))}";
    }

    private void Say(List<Child> children, RecordLog log, long elapsedNs)
    {
        ProcessProgress[] processes = [.. children.Select(child => new ProcessProgress(child.CountIterations(), log.FaultsOf(child.Pid)))];
        progress.WriteLine(new ProgressLine(elapsedNs, processes.Sum(process => process.Iterations), log.RingState(), processes));
    }
}
