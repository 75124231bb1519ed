// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>
/// Major faults of a process that accesses M pages at random, of which R are in RAM. Whatever the kernel evicts, the next
/// access is to any page with the same probability: once R pages were touched, it meets a page that was touched before
/// and is not in RAM with probability (D − R)/M, where D = M(1 − e^(−k/M)) were touched after k accesses
/// (<see cref="RandomTouch"/>); in the end, 1 − R/M.
/// </summary>
public static class RandomTheory
{
    /// <summary>Mean number of major faults in all accesses: the sum of (D − R)/M over them, as an integral.</summary>
    /// <param name="pages">M, more than 0.</param>
    /// <param name="accesses">Of the whole run.</param>
    /// <param name="resident">R, of its own pages.</param>
    public static double MajorFaults(double pages, double accesses, double resident)
    {
        double missing = 1 - (Math.Max(0, resident) / pages);
        if (missing <= 0)
        {
            return 0;
        }

        // Until then every page that was touched is in RAM.
        double full = -pages * Math.Log(missing);
        return accesses <= full ? 0 : (missing * (accesses - full)) - (pages * (missing - Math.Exp(-accesses / pages)));
    }
}
