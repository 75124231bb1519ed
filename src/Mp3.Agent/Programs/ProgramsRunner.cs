// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Agent.Faults;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Agent.Programs;

/// <summary>
/// Runs a user's programs: starts them stopped, follows them and all of their descendants, lets them go at the same
/// moment, and waits for their end, or ends them; then for everybody they have left behind.
/// </summary>
internal sealed class ProgramsRunner(GuestPlan plan, ProgramsPlan programs, TextWriter progress)
{
    private const long NsPerMs = 1_000_000;
    private const long ProgressIntervalNs = 1_000 * NsPerMs;

    /// <summary>To ask a zram device costs more than all the rest of a look.</summary>
    private const long ZramIntervalNs = 500 * NsPerMs;

    /// <summary>Ticks that the last records may take after the last end.</summary>
    private const int PatienceTicks = 20;

    /// <exception cref="Mp3Exception">The run could not be started. One that was started always has an outcome.</exception>
    public RunOutcome Run()
    {
        using var ring = Ring.Open();
        var zram = new ZramWatch();
        using var pressure = new PressureWatch();
        MemoryLock.Take();
        Family.TakeOver();
        using FaultTrace? faults = plan.Faults is { } wanted ? FaultTrace.Start(wanted) : null;
        ProgramGroup group = ProgramGroup.Make(programs);

        var machine = new MachineAccount(plan);
        var streams = new Streams(programs);
        List<Child> children = [.. plan.Processes.Select((process, i) => StartStopped(process, i, streams))];
        children.ForEach(child => group.Add(child.Pid));
        using ExecTrace execs = ExecTrace.Start();
        var trees = new ProcessTrees([.. children.Select(child => child.Pid)]);
        var log = new RecordLog(ring, trees);
        using LiveOutput? output = programs.IsShown ? new LiveOutput(streams, children.Count, progress) : null;
        var family = new Family(children);
        var end = new ProgramsEnd(programs, group, children);
        // The host learns by it that the boot is over.
        Say(children, trees, log, 0);
        machine.Open();

        children.ForEach(child => Follow(new Registration(), child.Pid));
        pressure.Look();
        long start = MonotonicClock.NowNs;
        children.ForEach(child => child.Continue());
        Watch(start);
        long endNs = MonotonicClock.NowNs;
        pressure.Look();
        string? error = end.AwaitLeftovers(family, trees, log, () => Look(withZram: false)) ?? AwaitIdle(ring, trees, log);
        execs.Drain();
        (FaultLogFacts Facts, SealedPart Log)? traced = faults?.Finish();
        RingHeaderSnapshot header = ring.Header;
        GuestReport counted = machine.Close(start, endNs, header.ToFacts());
        GroupFacts groupFacts = group.Facts();
        // Nothing is measured any more: from here on the disk may be read.
        BroughtFiles files = Bring(streams);

        GuestReport report = counted with
        {
            Error = error,
            LostRecords = (long)log.Lost,
            Processes = [.. children.Select(child => child.Report())],
            Zram = zram.Fullest,
            Pressure = pressure.Readings,
            FaultLog = traced?.Facts,
            Programs = new ProgramsFacts(
                end.TimedOut,
                end.Leftovers,
                family.Orphans,
                execs.Of(trees.Knows),
                execs.Lost(),
                (long)header.RefusedChildren,
                (long)header.MissedChildren,
                groupFacts,
                files.Files)
            {
                Ended = end.Ended,
            },
        };
        children.ForEach(child => child.Dispose());
        return new RunOutcome(report, new MemoryStream(log.ToBytes(), writable: false)) { FaultLog = traced?.Log, Files = files.Sealed };

        void Watch(long startNs)
        {
            var nextLook = new Interval(plan.DrainIntervalMs * NsPerMs, startNs);
            var nextProgress = new Interval(ProgressIntervalNs, startNs);
            var nextZram = new Interval(ZramIntervalNs, startNs);
            Pollfd[] fds = [.. children.Select(child => new Pollfd { fd = child.PidFd, events = PollEvents.POLLIN })];
            while (children.Exists(child => !child.Ended))
            {
                long now = MonotonicClock.NowNs;
                _ = Syscall.poll(fds, (uint)fds.Length, Math.Min(nextLook.LeftMs(now), end.LeftMs(now - startNs)));
                now = MonotonicClock.NowNs;
                ReapReady(fds, now);
                end.Check(now - startNs);
                if (!nextLook.HasPassed(now))
                {
                    continue;
                }

                Look(nextZram.HasPassed(now));
                _ = family.Reap(now);
                if (nextProgress.HasPassed(now))
                {
                    Say(children, trees, log, now - startNs);
                    output?.Say();
                }
            }

            Look(withZram: false);
            Say(children, trees, log, MonotonicClock.NowNs - startNs);
            output?.Say();
        }

        void Look(bool withZram)
        {
            log.Drain();
            pressure.Look();
            faults?.Drain();
            execs.Drain();
            if (withZram)
            {
                zram.Look();
            }
        }

        void ReapReady(Pollfd[] fds, long now)
        {
            for (int i = 0; i < fds.Length; i++)
            {
                if (fds[i].revents != default && !children[i].Ended)
                {
                    children[i].TryReap(now);
                }

                // What is negative is not polled.
                fds[i].fd = children[i].Ended ? -1 : fds[i].fd;
                fds[i].revents = default;
            }
        }
    }

    private Child StartStopped(ProcessPlan process, int index, Streams streams) => Child.StartStopped(
        process,
        Launch.Of(
            process.Program ?? throw Mp3Exception.Usage($"the plan says nothing of what {process.Label} is"),
            programs.Root,
            streams.PathOf(index, isError: false),
            streams.PathOf(index, isError: true)));

    private void Follow(Registration registration, int pid)
    {
        if (plan.Faults is not null)
        {
            registration.Trace(pid);
        }

        registration.Follow(pid);
    }

    /// <summary>Drains the ring until the account of every process is closed; says what is missing if it never is.</summary>
    private static string? AwaitIdle(Ring ring, ProcessTrees trees, RecordLog log)
    {
        int tickMs = (int)Math.Max(1, ring.PeriodNs / (ulong)NsPerMs);
        for (int tick = 0; tick < PatienceTicks; tick++)
        {
            bool isIdle = ring.IsIdle;
            log.Drain();
            if (isIdle)
            {
                break;
            }

            log.Wait(tickMs);
        }

        return trees.Open.Count == 0 && ring.IsIdle ? null : $"no last record of {string.Join(", ", trees.Open.Order())}";
    }

    private BroughtFiles Bring(Streams streams)
    {
        var files = new BroughtFiles();
        for (int i = 0; i < plan.Processes.Count; i++)
        {
            files.AddStream($"{plan.Processes[i].Label}.stdout", streams.PathOf(i, isError: false));
            files.AddStream($"{plan.Processes[i].Label}.stderr", streams.PathOf(i, isError: true));
        }

        foreach (string output in programs.Outputs)
        {
            files.AddOutput(programs.Root, output);
        }

        return files;
    }

    private void Say(List<Child> children, ProcessTrees trees, RecordLog log, long elapsedNs) => progress.WriteLine(new ProgressLine(
        elapsedNs, Iterations: 0, log.RingState(), [.. children.Select((_, i) => new ProcessProgress(0, trees.FaultsOf(i)))]));
}
