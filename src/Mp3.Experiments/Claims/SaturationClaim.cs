// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Claims;

/// <summary>Distinct pages of a random sequence saturate: the model against the first touches of the processes.</summary>
public static class SaturationClaim
{
    public const string Statement = "Distinct pages of a random sequence saturate as M(1 − e^(−k/M))";

    /// <summary>How many standard deviations of the model a measurement may be off.</summary>
    private const double Deviations = 4;

    /// <summary>Pages that a program touches besides its memory: stack, libraries, tables of a C program.</summary>
    private const double OwnPages = 32;

    private static readonly string Tolerance = $"{Deviations:0} standard deviations of the model and {OwnPages:0} pages";

    /// <summary>
    /// Compares minor faults with the model at the end of each iteration. As long as nothing was swapped in, each of
    /// them is the first touch of a page, so there the model must fit within four standard deviations (and the pages
    /// of the program itself). Later a page also comes back as a minor fault, from the swap cache.
    /// </summary>
    public static Claim Of(IReadOnlyList<MeasuredRun> runs)
    {
        Point[] points = [.. runs.SelectMany(run => run.Processes
            .Where(process => process.Work is { IsRandom: true })
            .SelectMany(process => IterationEnd.Of(process, run).Select(end => new Point(process, end))))];
        Point[] clean = [.. points.Where(point => point.End.IsClean)];
        if (clean.Length == 0)
        {
            return new Claim(
                ClaimSource.Theory,
                Statement,
                Verdict.NotTested,
                null,
                $"no major-fault-free iteration of {points.Length:N0}",
                Tolerance,
                "no random process ends an iteration before the first major fault; a run with more RAM has one that does");
        }

        Point worst = clean.MaxBy(point => point.Excess)!;
        Point[] last = [.. points.Where(point => point.End.Accesses == point.Process.Work!.AllAccesses)];
        Point farthest = last.MaxBy(point => point.Excess)!;
        Verdict verdict = worst.Excess > 0 ? Verdict.DoesNotHold : farthest.Excess > 0 ? Verdict.Depends : Verdict.Holds;
        return new Claim(
            ClaimSource.Theory,
            Statement,
            verdict,
            "memory pressure",
            (worst.Excess > 0 ? worst : farthest).Describe(),
            Tolerance,
            $"before the first major fault, at {clean.Length:N0} ends of iterations, the farthest off is {worst.Describe()}, "
            + $"where {worst.Allowed:N0} pages are allowed; {After(verdict)}{farthest.Describe()}");
    }

    private static string After(Verdict verdict) => verdict == Verdict.Depends
        ? "under pressure pages come back as minor faults too, which the model does not count: "
        : "at the end the farthest off is ";

    private sealed record Point(MeasuredProcess Process, IterationEnd End)
    {
        public double Allowed => (Deviations * RandomTouch.Deviation(Process.Work!.Pages, End.Accesses)) + OwnPages;

        /// <summary>How far off, beyond what is allowed, pages; 0 or less: it fits.</summary>
        public double Excess => Math.Abs(End.MinorFaults - Model) - Allowed;

        private double Model => RandomTouch.DistinctPages(Process.Work!.Pages, End.Accesses);

        public string Describe() =>
            $"{Process.Name} with {End.MinorFaults:N0} minor faults after {End.Accesses:N0} accesses "
            + $"against {Model:N0} pages ({(End.MinorFaults - Model) / Model:+0.00 %;−0.00 %})";
    }
}
