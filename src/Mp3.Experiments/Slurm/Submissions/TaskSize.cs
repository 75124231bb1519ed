// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>
/// How many runs a task computes. As many as a quarter of an hour has room for by the estimate: Slurm's own work for
/// a task takes a second, and what a node's death costs is a run. Yet no more than a thousandth of all, so that a
/// small sweep takes all the nodes that it can have.
/// </summary>
internal static class TaskSize
{
    /// <summary>Most runs of a task: their names have to fit into a command line.</summary>
    public const int Most = 1000;

    /// <summary>Part of the jobs that the controller can keep which a submission may take.</summary>
    private const int PartOfJobs = 2;

    private const double UsualSeconds = 15 * 60;
    private const int Parts = 1000;

    /// <param name="runs">Runs in all.</param>
    /// <param name="cpuSeconds">What they are estimated to take together.</param>
    /// <param name="jobs">Jobs that the controller can keep.</param>
    public static int Of(long runs, double cpuSeconds, int jobs)
    {
        double seconds = Math.Max(1, cpuSeconds / runs);
        long wanted = Math.Min((long)(UsualSeconds / seconds), Ceiling(runs, Parts));
        long least = Ceiling(runs, TasksOf(jobs));
        return (int)Math.Clamp(Math.Max(wanted, least), 1, Most);
    }

    /// <summary>Most tasks of a submission.</summary>
    /// <param name="jobs">Jobs that the controller can keep.</param>
    public static int TasksOf(int jobs) => Math.Max(1, jobs / PartOfJobs);

    private static long Ceiling(long dividend, long divisor) => (dividend + divisor - 1) / divisor;
}
