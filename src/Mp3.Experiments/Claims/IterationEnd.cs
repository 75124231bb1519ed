// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Claims;

/// <summary>What a process had done when one of its iterations ended.</summary>
/// <param name="Accesses">k: accesses so far.</param>
/// <param name="MinorFaults">So far.</param>
/// <param name="IsClean">No process of the run had had a major fault: every minor fault was a page's first touch.</param>
public sealed record IterationEnd(long Accesses, long MinorFaults, bool IsClean)
{
    /// <summary>Minor and major faults so far.</summary>
    public long AllFaults { get; init; }

    /// <summary>
    /// <c>work</c> sleeps for a second between iterations. A shorter silence is not the end of one: a process that
    /// waits for its pages is silent too.
    /// </summary>
    private const long LeastSilenceNs = 800_000_000;

    /// <summary>
    /// The ends of all iterations, told apart by the silence between them (samples without faults and CPU time).
    /// Empty if their number is not the plan's: then a sample can't be said to belong to an iteration.
    /// </summary>
    /// <param name="process">A process whose <see cref="MeasuredProcess.Work"/> is known.</param>
    /// <param name="run">Its run.</param>
    public static IReadOnlyList<IterationEnd> Of(MeasuredProcess process, MeasuredRun run)
    {
        WorkModel work = process.Work ?? throw new ArgumentException("the process is no work", nameof(process));
        List<IterationEnd> ends = [];
        long faults = 0;
        long all = 0;
        long active = 0;
        foreach (SampleRow row in process.Samples.Where(IsActive))
        {
            if (ends.Count == 0 || row.TimeNs - active > LeastSilenceNs)
            {
                ends.Add(new IterationEnd((ends.Count + 1) * work.Accesses, 0, IsClean: false));
            }

            active = row.TimeNs;
            faults += row.MinorFaults;
            all += row.MinorFaults + row.MajorFaults;
            ends[^1] = ends[^1] with { MinorFaults = faults, AllFaults = all, IsClean = active < run.FirstMajorNs };
        }

        return ends.Count == work.Iterations ? ends : [];
    }

    private static bool IsActive(SampleRow row) => row.MinorFaults + row.MajorFaults + row.UserNs + row.SystemNs > 0;
}
