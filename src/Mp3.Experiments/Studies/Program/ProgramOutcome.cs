// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>How a program ended, each way by its own words.</summary>
/// <param name="Text">After the program's name.</param>
/// <param name="ExitCode">What <c>--pass-exit</c> passes on, as shells and timeout(1) have it.</param>
internal sealed record ProgramOutcome(string Text, int ExitCode)
{
    private const string OomKill = "oom_kill";
    private const int Kill = 9;

    /// <summary>As shells do.</summary>
    private const int SignalBase = 128;

    /// <summary>As timeout(1) does.</summary>
    private const int TimedOut = 124;

    /// <summary>Numbers are those of x86-64.</summary>
    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [5] = "SIGTRAP",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [Kill] = "SIGKILL",
        [10] = "SIGUSR1",
        [11] = "SIGSEGV",
        [12] = "SIGUSR2",
        [13] = "SIGPIPE",
        [14] = "SIGALRM",
        [15] = "SIGTERM",
        [24] = "SIGXCPU",
        [25] = "SIGXFSZ",
        [31] = "SIGSYS",
    };

    /// <param name="report">Of the run.</param>
    /// <param name="process">The program.</param>
    public static ProgramOutcome Of(GuestReport report, ProcessReport process)
    {
        if (process.Signal is not { } signal)
        {
            return new ProgramOutcome($"exited {process.ExitCode}", process.ExitCode ?? 0);
        }

        if (report.Programs is { } programs && programs.Ended.Contains(process.Label, StringComparer.Ordinal))
        {
            return programs.TimedOut ? new("ended by --timeout", TimedOut) : new("ended when another program had ended", SignalBase + signal);
        }

        return new ProgramOutcome(
            signal == Kill && OomKills(report) > 0 ? "killed by the kernel for want of memory" : $"killed by signal {signal}{NameOf(signal)}",
            SignalBase + signal);
    }

    /// <summary>Processes that the kernel has killed for want of memory, the group's limit included.</summary>
    public static long OomKills(GuestReport report) => Math.Max(
        report.Vmstat.GetValueOrDefault(OomKill), report.Programs?.Group.Events.GetValueOrDefault(OomKill) ?? 0);

    /// <summary>Of the first program.</summary>
    public static int ExitCodeOf(IStudyResult result) =>
        result.Manifest.Runs is [{ Report: { Processes: [var first, ..] } report }, ..] ? Of(report, first).ExitCode : Protocol.ExitCode.Success;

    private static string NameOf(int signal) => Signals.TryGetValue(signal, out string? name) ? $" ({name})" : "";
}
