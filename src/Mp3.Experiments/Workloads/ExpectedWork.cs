// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Workloads;

/// <summary>
/// What a run costs the host, to tell a study's time left. Its unit is a major fault; only the ratio of two amounts
/// means anything. Time that a guest sleeps costs nothing, so its own clock has no say in it.
/// </summary>
internal static class ExpectedWork
{
    /// <summary>A first touch costs the host about a sixteenth of a swap-in: no block layer, no reclaim, no idle.</summary>
    private const double MinorFault = 1.0 / 16;

    /// <summary>An iteration without a fault: its accesses, and twenty ticks.</summary>
    private const double Iteration = 1.5;

    public static double Of(double iterations, double minorFaults, double majorFaults) =>
        majorFaults + (MinorFault * minorFaults) + (Iteration * iterations);

    /// <summary>What a process has cost the host so far.</summary>
    public static double Done(ProcessProgress process) => Of(process.Iterations, process.Faults.Minor, process.Faults.Major);
}
