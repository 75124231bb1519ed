// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>
/// Waits for everything that this process is the parent of: the programs, and those of their descendants that lost their
/// parent.
/// </summary>
/// <param name="programs">The programs.</param>
internal sealed unsafe class Family(IReadOnlyList<Child> programs)
{
    private readonly List<OrphanReport> _orphans = [];

    /// <summary>The descendants that were taken over and have ended.</summary>
    public IReadOnlyList<OrphanReport> Orphans => _orphans;

    /// <summary>Makes this process the parent of every descendant that loses its own, and itself no victim of the OOM
    /// killer.</summary>
    /// <exception cref="Mp3Exception">Failed: the kernel refuses.</exception>
    public static void TakeOver()
    {
        if (Libc.Prctl(Libc.SetChildSubreaper, 1, 0, 0, 0) != 0)
        {
            throw Mp3Exception.Failed($"cannot become the parent of orphans: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }

        File.WriteAllText("/proc/self/oom_score_adj", "-1000");
    }

    /// <summary>Takes the accounts of all that have ended.</summary>
    /// <param name="nowNs">The time to note as their end.</param>
    /// <returns>Whether there is still somebody.</returns>
    public bool Reap(long nowNs)
    {
        while (true)
        {
            Libc.Rusage usage;
            int pid = Libc.Wait4(-1, out int status, Libc.WNoHang, &usage);
            if (pid <= 0)
            {
                return pid == 0;
            }

            if (programs.FirstOrDefault(program => program.Pid == pid) is { } own)
            {
                own.End(status, usage, nowNs);
            }
            else
            {
                _orphans.Add(new OrphanReport(pid, nowNs, Child.Facts(usage)));
            }
        }
    }
}
