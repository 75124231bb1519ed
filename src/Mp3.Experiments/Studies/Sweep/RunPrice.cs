// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Index;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>
/// What runs cost the host: a part that each has, its boot above all, and a part that goes with what is foreseen of its
/// faults. Runs of the sweep that are stored say how much; as long as there is none, a machine that was measured once does.
/// </summary>
/// <param name="BootSeconds">CPU time of the host for any run.</param>
/// <param name="SecondsPerWork">CPU time for a unit of <see cref="PlannedRun.Work"/>.</param>
/// <param name="Samples">Stored runs that it was learned from; 0: none.</param>
internal sealed record RunPrice(double BootSeconds, double SecondsPerWork, int Samples)
{
    /// <summary>More would not make it better.</summary>
    public const int MostSamples = 64;

    /// <summary>As docs/performance.md has it: a boot, and 27 s for 100,000 major faults.</summary>
    private static readonly RunPrice Elsewhere = new(BootSeconds: 3, SecondsPerWork: 27.0 / 100_000, Samples: 0);

    /// <summary>CPU time that a run is going to take, s.</summary>
    public double SecondsOf(WantedRun run) => BootSeconds + (SecondsPerWork * run.Planned.Work);

    /// <summary>Learns from stored runs of a sweep.</summary>
    public static RunPrice Of(SweepRuns runs)
    {
        (double Work, double Seconds)[] samples =
        [
            .. runs.All().Where(run => run.State == RunState.Stored)
                .Select(run => (run.Run.Planned.Work, Seconds: SecondsOf(runs.Store, run.Name)))
                .Where(sample => sample.Seconds > 0)
                .Take(MostSamples),
        ];
        return samples.Length == 0 ? Elsewhere : Fit(samples);
    }

    /// <summary>The line that fits best, without a negative part.</summary>
    /// <param name="samples">At least one.</param>
    internal static RunPrice Fit(IReadOnlyList<(double Work, double Seconds)> samples)
    {
        double work = samples.Average(sample => sample.Work);
        double seconds = samples.Average(sample => sample.Seconds);
        double spread = samples.Sum(sample => (sample.Work - work) * (sample.Work - work));
        double slope = spread > 0 ? samples.Sum(sample => (sample.Work - work) * (sample.Seconds - seconds)) / spread : 0;
        // Through the mean in any case: a part that would be less than nothing is nothing.
        double least = Math.Clamp(slope, 0, work > 0 ? seconds / work : 0);
        return new RunPrice(seconds - (least * work), least, samples.Count);
    }

    private static double SecondsOf(RunStore store, RunName name)
    {
        try
        {
            return EntryLine.Of(store.FolderOf(name), name).CpuSeconds;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
