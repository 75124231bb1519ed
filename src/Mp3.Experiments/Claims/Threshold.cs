// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Claims;

/// <summary>From which number of copies on their working sets don't fit into the RAM.</summary>
/// <param name="WorkingSetPages">Of one copy, by the model.</param>
/// <param name="UsablePages">MemAvailable before the start, pages: the least of all runs.</param>
public sealed record Threshold(double WorkingSetPages, double UsablePages)
{
    /// <summary>The N at which N × working set = usable RAM; rarely a whole number.</summary>
    public double Copies => UsablePages / WorkingSetPages;

    /// <summary>The threshold of a study over N; null: its programs or its RAM are not known.</summary>
    public static Threshold? Of(IReadOnlyList<MeasuredRun> runs) =>
        runs.Count > 0 && runs.All(run => run is { UsablePages: not null, WorkingSetPages: > 0 })
            ? new Threshold(
                runs.Sum(run => run.WorkingSetPages!.Value) / runs.Sum(run => run.Processes.Count),
                runs.Min(run => run.UsablePages!.Value))
            : null;
}
