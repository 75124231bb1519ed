// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>When programs are ended, and who was ended.</summary>
/// <param name="plan">Says when.</param>
/// <param name="group">The programs with their descendants.</param>
/// <param name="programs">The programs.</param>
internal sealed class ProgramsEnd(ProgramsPlan plan, ProgramGroup group, IReadOnlyList<Child> programs)
{
    private const long NsPerMs = 1_000_000;

    /// <summary>Time between two looks for who is left, ms.</summary>
    private const int LookMs = 10;

    private const int LooksPerSecond = 1000 / LookMs;

    /// <summary>Looks until that is given up: a process may be in the middle of a long write.</summary>
    private const int MostLooks = 6000;

    private readonly List<string> _ended = [];
    private bool _isOver;

    /// <summary>The time was over.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>Labels of the programs that were ended.</summary>
    public IReadOnlyList<string> Ended => _ended;

    /// <summary>Others that were ended.</summary>
    public int Leftovers { get; private set; }

    /// <summary>Time that is left, ms, rounded up.</summary>
    /// <param name="elapsedNs">Since the start, ns.</param>
    public int LeftMs(long elapsedNs) => plan.TimeoutNs is not { } timeout || _isOver ? int.MaxValue
        : (int)Math.Clamp((timeout - elapsedNs + NsPerMs - 1) / NsPerMs, 0, int.MaxValue);

    /// <summary>Ends the programs if it is time.</summary>
    /// <param name="elapsedNs">Since the start, ns.</param>
    public void Check(long elapsedNs)
    {
        if (_isOver)
        {
            return;
        }

        bool isFirst = plan.EndsWithFirst && programs.Any(program => program.Ended) && programs.Any(program => !program.Ended);
        if (!isFirst && !(elapsedNs >= plan.TimeoutNs))
        {
            return;
        }

        _isOver = true;
        TimedOut = !isFirst && programs.Any(program => !program.Ended);
        KillAll();
    }

    /// <summary>Ends who is still there when the programs have ended, and waits until nobody is.</summary>
    /// <param name="family">Waits for them.</param>
    /// <param name="trees">Knows those who have left the cgroup.</param>
    /// <param name="log">Where the records of that time go.</param>
    /// <param name="look">Is called now and then.</param>
    /// <returns>Why somebody is still there; null: nobody is.</returns>
    public string? AwaitLeftovers(Family family, ProcessTrees trees, RecordLog log, Action look)
    {
        if (!family.Reap(MonotonicClock.NowNs))
        {
            return null;
        }

        KillAll();
        for (int i = 0; i < MostLooks; i++)
        {
            if (!family.Reap(MonotonicClock.NowNs))
            {
                return null;
            }

            Thread.Sleep(LookMs);
            log.Drain();
            if (i % LooksPerSecond == LooksPerSecond - 1)
            {
                look();
                // A program with root's rights may have gone to another cgroup.
                foreach (int pid in trees.Open)
                {
                    _ = Libc.Kill(pid, Libc.SigKill);
                }
            }
        }

        return $"processes don't end: {string.Join(", ", trees.Open.Order())}";
    }

    private void KillAll()
    {
        IReadOnlyList<int> there = group.Processes();
        _ended.AddRange(programs.Where(program => there.Contains(program.Pid)).Select(program => program.Label));
        Leftovers += there.Count(pid => programs.All(program => program.Pid != pid));
        group.Kill();
    }
}
