// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>What it is going to take to compute what is missing.</summary>
/// <param name="Runs">Runs that are known by now.</param>
/// <param name="Stored">Those that the store has.</param>
/// <param name="Failed">Those that failed before.</param>
/// <param name="Missing">Those that are to be computed.</param>
/// <param name="CpuSeconds">CPU time of the host for those, s.</param>
/// <param name="HostMib">Memory that the largest guest takes, MiB, QEMU's own included.</param>
/// <param name="Jobs">Guests at once on this machine.</param>
/// <param name="HasRounds">More runs may follow from what comes out.</param>
/// <param name="Samples">Stored runs that the time was learned from; 0: it is that of another machine.</param>
internal sealed record SweepEstimate(
    long Runs, long Stored, long Failed, long Missing, double CpuSeconds, int HostMib, int Jobs, bool HasRounds, int Samples)
{
    /// <summary>Until all is done, s, if the machine does nothing else.</summary>
    public double WallSeconds => CpuSeconds / Math.Clamp(Missing, 1, Jobs);

    /// <param name="runs">The sweep.</param>
    /// <param name="jobs">Guests at once; null: as many as fit.</param>
    public static SweepEstimate Of(SweepRuns runs, int? jobs)
    {
        var price = RunPrice.Of(runs);
        long[] counts = new long[Enum.GetValues<RunState>().Length];
        double seconds = 0;
        foreach ((RunState state, double own) in runs.Map(some => some
            .Select(run => (run.State, run.State == RunState.Missing ? price.SecondsOf(run.Run) : 0)).ToArray()).SelectMany(some => some))
        {
            counts[(int)state]++;
            seconds += own;
        }

        int hostMib = runs.HostMib();
        return new SweepEstimate(
            counts.Sum(),
            counts[(int)RunState.Stored],
            counts[(int)RunState.Failed],
            counts[(int)RunState.Missing],
            seconds,
            hostMib + GuestScheduler.OverheadMib,
            jobs ?? GuestScheduler.DefaultJobs(hostMib),
            runs.HasRounds,
            price.Samples);
    }
}
