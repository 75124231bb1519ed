// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;
using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>
/// Reads execs as the kernel prints them:
/// <c>sh-123 [000] 12.345678: sched_process_exec: filename=/bin/ls pid=123 old_pid=123</c>. The name of a process may
/// have anything in it, and so may that of a file.
/// </summary>
internal static class ExecLines
{
    private const string Start = ": sched_process_exec: filename=";
    private const string Pid = " pid=";
    private const string OldPid = " old_pid=";
    private const long NsPerUs = 1000;
    private const long UsPerSecond = 1_000_000;

    /// <summary>Takes all that are complete out of a text.</summary>
    public static IReadOnlyList<ExecReport> Take(StringBuilder text)
    {
        string all = text.ToString();
        List<ExecReport> execs = [];
        int done = 0;
        while (all.IndexOf(Start, done, StringComparison.Ordinal) is >= 0 and var at && EndOf(all, at) is >= 0 and var end)
        {
            if (Parse(all[done..at], all[(at + Start.Length)..end]) is { } exec)
            {
                execs.Add(exec);
            }

            done = end + 1;
        }

        _ = text.Remove(0, done);
        return execs;
    }

    // A path may have line feeds in it; behind the last field there is one.
    private static int EndOf(string all, int from)
    {
        int last = all.IndexOf(OldPid, from, StringComparison.Ordinal);
        return last < 0 ? -1 : all.IndexOf('\n', last);
    }

    private static ExecReport? Parse(string head, string tail)
    {
        int old = tail.LastIndexOf(OldPid, StringComparison.Ordinal);
        int pid = tail.LastIndexOf(Pid, old, StringComparison.Ordinal);
        string[] time = head[(head.LastIndexOf(' ') + 1)..].Split('.');
        return pid >= 0 && time.Length == 2
            && int.TryParse(tail.AsSpan((pid + Pid.Length)..old), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && long.TryParse(time[0], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && long.TryParse(time[1], NumberStyles.None, CultureInfo.InvariantCulture, out long us)
            ? new ExecReport(((seconds * UsPerSecond) + us) * NsPerUs, number, tail[..pid])
            : null;
    }
}
