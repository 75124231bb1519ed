// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>
/// A measured process. It is started stopped (it stops itself), so that it can be registered before it does
/// anything; both ends of its account come from wait4(), which knows nothing of the module.
/// </summary>
internal sealed unsafe class Child : IDisposable
{
    private readonly string _outputPath;
    private readonly ProcessPlan _plan;
    private Libc.Rusage? _beforeStart;
    private Libc.Rusage? _atExit;
    private int _status;
    private long _exitNs;

    private Child(ProcessPlan plan, string outputPath, int pid)
    {
        _plan = plan;
        _outputPath = outputPath;
        Pid = pid;
    }

    public int Pid { get; }

    /// <summary>Its name in the plan.</summary>
    public string Label => _plan.Label;

    /// <summary>Readable from the moment the process has ended.</summary>
    public int PidFd { get; private set; } = -1;

    public bool Ended => _atExit is not null;

    private Libc.Rusage Begun => _beforeStart ?? throw new InvalidOperationException("not started");

    private Libc.Rusage Over => _atExit ?? throw new InvalidOperationException("not ended");

    /// <summary>Starts a program that is no user's and waits until it has stopped itself.</summary>
    /// <param name="plan">What to start.</param>
    /// <param name="outputPath">Where its standard output goes.</param>
    public static Child StartStopped(ProcessPlan plan, string outputPath) => StartStopped(plan, Launch.Of(plan, outputPath));

    /// <summary>Starts a program and waits until it has stopped itself.</summary>
    /// <param name="plan">What it is.</param>
    /// <param name="launch">How it is started.</param>
    public static Child StartStopped(ProcessPlan plan, Launch launch)
    {
        var child = new Child(plan, launch.OutputPath, launch.Spawn());
        Libc.Rusage usage;
        if (Libc.Wait4(child.Pid, out int status, Libc.WUntraced, &usage) != child.Pid)
        {
            throw Failure($"cannot wait for {plan.Label}");
        }

        if ((status & 0xff) != 0x7f)
        {
            throw Mp3Exception.Failed($"{plan.Label} ended before it could be measured: {File.ReadAllText(launch.ComplaintPath).Trim()}");
        }

        child._beforeStart = usage;
        if (Libc.SetPriority(Libc.PrioProcess, child.Pid, plan.Nice) != 0)
        {
            throw Failure($"cannot set the nice value of {plan.Label}");
        }

        child.PidFd = (int)Libc.PidfdOpen(Libc.SysPidfdOpen, child.Pid, 0);
        return child.PidFd < 0 ? throw Failure($"cannot watch {plan.Label}") : child;
    }

    /// <summary>Lets the stopped process go.</summary>
    public void Continue() => Send(Libc.SigCont, "start");

    /// <summary>Stops the process until <see cref="Continue"/>.</summary>
    public void Stop() => Send(Libc.SigStop, "stop");

    /// <summary>Ends the process and takes its account.</summary>
    public void Kill()
    {
        Send(Libc.SigKill, "end");
        Libc.Rusage usage;
        if (Libc.Wait4(Pid, out _status, 0, &usage) != Pid)
        {
            throw Failure($"cannot wait for {_plan.Label}");
        }

        _atExit = usage;
    }

    /// <summary>Takes the process's account if it has ended.</summary>
    /// <param name="nowNs">The time to note as its end.</param>
    public void TryReap(long nowNs)
    {
        Libc.Rusage usage;
        if (Libc.Wait4(Pid, out int status, Libc.WNoHang, &usage) == Pid)
        {
            End(status, usage, nowNs);
        }
    }

    /// <summary>Notes that it has ended, if somebody else waited for it.</summary>
    /// <param name="status">Of wait4().</param>
    /// <param name="usage">Likewise.</param>
    /// <param name="nowNs">The time to note as its end.</param>
    public void End(int status, in Libc.Rusage usage, long nowNs)
    {
        _status = status;
        _exitNs = nowNs;
        _atExit = usage;
    }

    /// <summary>Iterations that it has printed so far.</summary>
    public int CountIterations() => File.ReadLines(_outputPath).Count(line => line.StartsWith("iteration ", StringComparison.Ordinal));

    /// <summary>All that it has printed.</summary>
    public string Output => File.ReadAllText(_outputPath);

    /// <summary>Its exit code, once it has ended; null: a signal ended it.</summary>
    public int? ExitStatus => (_status & 0x7f) == 0 ? (_status >> 8) & 0xff : null;

    /// <summary>What it used from its start to its end.</summary>
    public MonitorUsage Usage()
    {
        Libc.Rusage before = Begun;
        Libc.Rusage after = Over;
        return new MonitorUsage(
            Facts(after).UserUs - Facts(before).UserUs,
            Facts(after).SystemUs - Facts(before).SystemUs,
            after.MajorFaults - before.MajorFaults,
            after.VoluntarySwitches - before.VoluntarySwitches,
            after.InvoluntarySwitches - before.InvoluntarySwitches);
    }

    /// <summary>What became of it, once it has ended.</summary>
    public ProcessReport Report()
    {
        int signal = _status & 0x7f;
        return new ProcessReport(
            _plan.Label,
            Pid,
            ExitStatus,
            signal == 0 ? null : signal,
            _exitNs,
            Facts(Begun),
            Facts(Over),
            // That of a user's program may be long; it is brought back as a file.
            _plan.Program is null ? Output : "");
    }

    public void Dispose()
    {
        if (PidFd >= 0)
        {
            _ = Mono.Unix.Native.Syscall.close(PidFd);
            PidFd = -1;
        }
    }

    /// <summary>The part of an account that is reported.</summary>
    public static RusageFacts Facts(in Libc.Rusage usage) => new(
        usage.MinorFaults,
        usage.MajorFaults,
        (usage.UserSeconds * 1_000_000) + usage.UserMicroseconds,
        (usage.SystemSeconds * 1_000_000) + usage.SystemMicroseconds,
        usage.MaxRssKib);

    private void Send(int signal, string deed)
    {
        if (Libc.Kill(Pid, signal) != 0)
        {
            throw Failure($"cannot {deed} {_plan.Label}");
        }
    }

    private static Mp3Exception Failure(string what) =>
        Mp3Exception.Failed($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
}
