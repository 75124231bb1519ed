// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>
/// Runs a plan with a module of the user's: its processes register themselves, and nobody but the kernel accounts for
/// them. The agent asks the module for nothing but the list of who is registered, at the end.
/// </summary>
internal sealed class OwnModuleRunner(GuestPlan plan, TextWriter progress)
{
    private const string StatusPath = "/proc/mp3/status";
    private const long NsPerMs = 1_000_000;
    private const long ProgressIntervalNs = 1_000 * NsPerMs;

    /// <exception cref="Mp3Exception">The run could not be started.</exception>
    public RunOutcome Run()
    {
        using var pressure = new PressureWatch();
        MemoryLock.Take();
        var machine = new MachineAccount(plan);
        List<Child> children = [.. plan.Processes.Select((process, i) => Child.StartStopped(process, $"/run/output{i}", registersItself: true))];
        // The host learns by it that the boot is over.
        Say(children, 0);
        machine.Open();
        pressure.Look();
        long start = MonotonicClock.NowNs;
        children.ForEach(child => child.Continue());
        Watch(children, pressure, start);
        long end = MonotonicClock.NowNs;
        pressure.Look();
        GuestReport report = machine.Close(start, end, new RingFacts(0, 0, start, 0, 0, 0, 0, 0, 0, 0, 0, 0)) with
        {
            Processes = [.. children.Select(child => child.Report())],
            Pressure = pressure.Readings,
            OwnModule = new OwnModuleFacts(Registered()),
        };
        children.ForEach(child => child.Dispose());
        return new RunOutcome(report, Stream.Null);
    }

    /// <summary>Returns when all processes have ended.</summary>
    private void Watch(List<Child> children, PressureWatch pressure, long start)
    {
        var nextLook = new Interval(plan.DrainIntervalMs * NsPerMs, start);
        var nextProgress = new Interval(ProgressIntervalNs, start);
        while (children.Exists(child => !child.Ended))
        {
            Child[] running = [.. children.Where(child => !child.Ended)];
            Pollfd[] fds = [.. running.Select(child => new Pollfd { fd = child.PidFd, events = PollEvents.POLLIN })];
            _ = Syscall.poll(fds, (uint)fds.Length, nextLook.LeftMs(MonotonicClock.NowNs));
            long now = MonotonicClock.NowNs;
            foreach ((Child child, Pollfd fd) in running.Zip(fds))
            {
                if (fd.revents != default)
                {
                    child.TryReap(now);
                }
            }

            if (!nextLook.HasPassed(now))
            {
                continue;
            }

            pressure.Look();
            if (nextProgress.HasPassed(now))
            {
                Say(children, now - start);
            }
        }

        Say(children, MonotonicClock.NowNs - start);
    }

    /// <summary>What the module says of who is registered; null: its list can't be read.</summary>
    private static string? Registered()
    {
        try
        {
            return File.ReadAllText(StatusPath).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Say(List<Child> children, long elapsedNs)
    {
        ProcessProgress[] processes = [.. children.Select(child => new ProcessProgress(child.CountIterations(), default))];
        progress.WriteLine(new ProgressLine(elapsedNs, processes.Sum(process => process.Iterations), default, processes));
    }
}
