// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Claims;

/// <summary>
/// How much of the processes' memory was in RAM late in a run, by what they met there: a random access faults with
/// the probability that its page is not resident, whatever the kernel's policy. It is an estimate that needs no word
/// of the kernel's, so it tells machines apart whose MemAvailable does not.
/// </summary>
public static class Residency
{
    /// <summary>Σ M (1 − p) over the processes, p being the faults of a process in its last iteration over its accesses.</summary>
    /// <returns>MiB; null: a process is not random, or its last iteration can't be told from the others.</returns>
    public static double? MibOf(MeasuredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        double?[] pages = [.. run.Processes.Select(process => process.Work is { IsRandom: true } ? PagesOf(process, run) : null)];
        return pages.Length > 0 && pages.All(own => own is not null) ? pages.Sum(own => own!.Value) / MeasuredRun.PagesPerMib : null;
    }

    private static double? PagesOf(MeasuredProcess process, MeasuredRun run)
    {
        IReadOnlyList<IterationEnd> ends = IterationEnd.Of(process, run);
        if (ends.Count < 2)
        {
            return null;
        }

        long faults = ends[^1].AllFaults - ends[^2].AllFaults;
        return process.Work!.Pages * (1 - Math.Min(1, (double)faults / process.Work.Accesses));
    }
}
