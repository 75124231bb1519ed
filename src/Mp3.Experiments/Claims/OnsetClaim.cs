// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Claims;

/// <summary>When within a run the major faults begin.</summary>
public static class OnsetClaim
{
    public const string Statement = "Major faults begin when the pages touched pass the usable RAM";

    /// <summary>
    /// As a part of the usable RAM: what MemAvailable leaves open, tables of pages and the pages of a tick. What the
    /// kernel holds back does not shrink with the guest and is allowed besides (<see cref="KernelReserve"/>).
    /// </summary>
    public const double Tolerance = 0.03;

    private const int MostNamed = 3;

    /// <summary>
    /// For each run: the pages touched (first-touch minor faults of all processes) up to the tick with the first
    /// major fault, against MemAvailable at the start. A run without major faults must stay below it.
    /// </summary>
    public static Claim Of(IReadOnlyList<MeasuredRun> runs)
    {
        Footprint[] all = [.. runs.Where(run => run.UsablePages is not null && run.Samples.Any()).Select(Footprint.Of)];
        Footprint[] swapping = [.. all.Where(footprint => footprint.HasMajor)];
        string allowed = $"within {Tolerance:0 %} of the usable RAM and {runs.Select(run => run.ReservePages).DefaultIfEmpty(0).Max() / MeasuredRun.PagesPerMib:N1} MiB that the kernel holds back";
        string rest = Quiet([.. all.Where(footprint => !footprint.HasMajor)]);
        if (swapping.Length == 0)
        {
            return new Claim(
                ClaimSource.Theory,
                Statement,
                Verdict.NotTested,
                null,
                $"no major fault in {all.Length} runs",
                allowed,
                $"no run had a major fault; {rest}a run with less RAM has some");
        }

        IEnumerable<string> named = swapping
            .OrderByDescending(footprint => Math.Abs(footprint.Difference))
            .Take(MostNamed)
            .Select(footprint => footprint.Describe());
        string others = swapping.Length > MostNamed ? $" (of {swapping.Length} runs with major faults those farthest off)" : "";
        return new Claim(
            ClaimSource.Theory,
            Statement,
            all.All(footprint => footprint.Fits) ? Verdict.Holds
                : swapping.Any(footprint => footprint.Fits) ? Verdict.Depends
                : Verdict.DoesNotHold,
            "the run",
            swapping.MaxBy(footprint => Math.Abs(footprint.Difference))!.Describe(),
            allowed,
            $"{rest}{string.Join("; ", named)}{others}; allowed: {allowed}");
    }

    private static string Quiet(Footprint[] quiet) => quiet.MaxBy(footprint => footprint.Difference) is { } largest
        ? $"{largest.Run} touched {largest.Upper / MeasuredRun.PagesPerMib:N1} of {largest.Usable / MeasuredRun.PagesPerMib:N1} MiB without any; "
        : "";

    /// <param name="Run">Name of the run.</param>
    /// <param name="Usable">RAM, pages.</param>
    /// <param name="Lower">Pages touched before the tick of the first major fault.</param>
    /// <param name="Upper">Pages touched at its end; without a major fault: in all.</param>
    /// <param name="HasMajor">Whether there was a major fault.</param>
    /// <param name="Reserve">What the kernel holds back, pages.</param>
    private sealed record Footprint(string Run, double Usable, long Lower, long Upper, bool HasMajor, double Reserve)
    {
        public bool Fits => Lower <= Usable + Margin && (HasMajor ? Upper >= Usable - Margin : Upper <= Usable + Margin);

        private double Margin => (Usable * Tolerance) + Reserve;

        /// <summary>Relative to the RAM.</summary>
        public double Difference => (Upper / Usable) - 1;

        public static Footprint Of(MeasuredRun run)
        {
            long touched = 0;
            foreach (IGrouping<long, SampleRow> tick in run.Samples.GroupBy(row => row.Tick).OrderBy(tick => tick.Key))
            {
                long before = touched;
                touched += tick.Sum(row => row.MinorFaults);
                if (tick.Any(row => row.MajorFaults > 0))
                {
                    return new Footprint(run.Name, run.UsablePages!.Value, before, touched, HasMajor: true, run.ReservePages);
                }
            }

            return new Footprint(run.Name, run.UsablePages!.Value, touched, touched, HasMajor: false, run.ReservePages);
        }

        public string Describe() =>
            $"{Run}: after {Upper / MeasuredRun.PagesPerMib:N1} MiB, {Usable / MeasuredRun.PagesPerMib:N1} MiB were usable ({Difference:+0.0 %;−0.0 %})";
    }
}
