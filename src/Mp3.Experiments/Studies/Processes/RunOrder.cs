// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>In which order a study's runs are started. Results don't depend on it, the time that a study takes does.</summary>
internal static class RunOrder
{
    /// <summary>
    /// Indices of the runs, the longest first: whichever is left to run alone at the end is then a short one, and the
    /// cores are busy until then.
    /// </summary>
    /// <param name="runs">The runs, at the scale that they are run at.</param>
    /// <param name="usableMib">What the processes of a guest can have of its RAM, MiB.</param>
    public static IReadOnlyList<int> LongestFirst(IReadOnlyList<RunDefinition> runs, double usableMib) =>
        [.. Enumerable.Range(0, runs.Count).OrderByDescending(i => new RunForecast(runs[i], usableMib, compresses: false).Whole)];
}
