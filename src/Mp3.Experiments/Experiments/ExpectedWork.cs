// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Protocol;

namespace Mp3.Experiments.Experiments;

/// <summary>
/// What a run will cost the host, to tell a study's time left: the faults that theory expects of it. Its unit is a
/// major fault; only the ratio of two runs means anything.
/// </summary>
internal static class ExpectedWork
{
    private const double PagesPerMib = 256;

    /// <summary>A first touch costs the host about an eighth of a swap-in: no block layer, no reclaim, no idle.</summary>
    private const double MinorFault = 0.125;

    /// <summary>An iteration without a fault: its accesses, and twenty ticks.</summary>
    private const double Iteration = 1.5;

    /// <summary>A local process accesses at random once in five times; the others stay near the one before.</summary>
    private const double RandomPartOfLocal = 0.2;

    /// <param name="run">At the study's scale.</param>
    /// <param name="usableMib">RAM that the processes have, MiB.</param>
    public static double Of(RunDefinition run, double usableMib)
    {
        Workload[] workloads = [.. run.Processes.Select(process => process.Workload)];
        double[] touched = new double[workloads.Length];
        double work = 0;
        for (int iteration = 1; iteration <= workloads.Max(workload => workload.Iterations); iteration++)
        {
            double[] now = [.. workloads.Select(workload => RandomTouch.DistinctPages(
                workload.SizeMib * PagesPerMib, RandomAccesses(workload) * Math.Min(iteration, workload.Iterations)))];
            // Under uniform access no policy keeps more than R of T pages, so that many accesses miss.
            double missing = Math.Max(0, 1 - (usableMib * PagesPerMib / now.Sum()));
            for (int i = 0; i < workloads.Length; i++)
            {
                double first = now[i] - touched[i];
                work += iteration > workloads[i].Iterations ? 0
                    : Iteration + (MinorFault * first) + (missing * (RandomAccesses(workloads[i]) - first));
            }

            touched = now;
        }

        return work;
    }

    /// <summary>What a process has cost the host so far, in the same unit.</summary>
    public static double Done(ProcessProgress process) =>
        process.Faults.Major + (MinorFault * process.Faults.Minor) + (Iteration * process.Iterations);

    private static double RandomAccesses(Workload workload) =>
        workload.Accesses * (workload.Pattern == AccessPattern.Local ? RandomPartOfLocal : 1);
}
