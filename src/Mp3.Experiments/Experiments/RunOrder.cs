// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Experiments;

/// <summary>In which order a study's runs are started. Results don't depend on it, the time that a study takes does.</summary>
internal static class RunOrder
{
    private const double PagesPerMib = 1024.0 * 1024 / AccessSequence.PageSize;

    /// <summary>Part of a local workload's accesses that jump anywhere.</summary>
    private const double LocalJumps = 0.2;

    /// <summary>What a page's first touch costs the host, in parts of a page that comes back from swap.</summary>
    private const double FirstTouch = 0.125;

    /// <summary>
    /// Indices of the runs, the longest first: whichever is left to run alone at the end is then a short one, and the
    /// cores are busy until then.
    /// </summary>
    /// <param name="runs">The runs, at the scale that they are run at.</param>
    /// <param name="usableMib">What the processes of a guest can have of its RAM, MiB.</param>
    public static IReadOnlyList<int> LongestFirst(IReadOnlyList<RunDefinition> runs, double usableMib) =>
        [.. Enumerable.Range(0, runs.Count).OrderByDescending(i => Work(runs[i], usableMib))];

    /// <summary>
    /// How much the host has to do for a run, in major faults: an access to anywhere finds its page in RAM as often as
    /// the RAM holds a part of all that the processes have.
    /// </summary>
    internal static double Work(RunDefinition run, double usableMib)
    {
        double sizeMib = run.Processes.Sum(process => (double)process.Workload.SizeMib);
        double absent = Math.Max(0, 1 - (usableMib / sizeMib));
        double jumps = run.Processes.Sum(process => Jumps(process.Workload));
        return (jumps * absent) + (Math.Min(jumps, sizeMib * PagesPerMib) * FirstTouch);
    }

    private static double Jumps(Workload workload) =>
        (double)workload.Accesses * workload.Iterations * (workload.Pattern == AccessPattern.Local ? LocalJumps : 1);
}
