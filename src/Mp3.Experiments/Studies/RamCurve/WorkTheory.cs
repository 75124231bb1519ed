// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>
/// What theory says of a curve of <c>work R</c> (<see cref="RandomTheory"/>). Of a limit, R is what is left beside the
/// page cache of the program's own files, as each run has it at its end, and what the kernel holds for it.
/// </summary>
/// <param name="Work">What it does.</param>
/// <param name="KernelMib">What its cgroup holds beside the pages that it accesses and page cache, MiB: page tables,
/// stacks. From the run without a limit.</param>
/// <param name="Runs">Those that ended by themselves, by rising RAM.</param>
internal sealed record WorkTheory(WorkModel Work, double KernelMib, IReadOnlyList<RamRow> Runs)
{
    /// <summary>A point may be so far from it, as a part of all accesses.</summary>
    public const double MostOff = 0.03;

    public const string Statement = "Major faults of a random process follow 1 − R/M";

    private const double PagesPerMib = MeasuredRun.PagesPerMib;
    private const double KibPerMib = 1024;
    private const int CurvePoints = 100;

    private static readonly string Tolerance = $"a difference of {MostOff:0 %} of the accesses";

    /// <summary>null: another program was run, or several, or the machine's RAM was varied, of which others have a part.</summary>
    public static WorkTheory? Of(CurveResult result) =>
        result.By == RamBy.Limit
        && result.Rows[0] is { PeakKib: > 0 } reference
        && result.Manifest.Runs is [{ Plan.Processes: [{ Program.Argv: { } words }] }, ..]
        && Path.GetFileName(words[0]) == "work"
        && WorkArguments.TryParse([.. words.Skip(1)]) is { } workload
        && WorkModel.Of(new ProcessPlan("work", 0, workload)) is { IsRandom: true } work
            ? new WorkTheory(
                work,
                Math.Max(0, ((reference.PeakKib - reference.FileKib) / KibPerMib) - (work.WorkingSetPages / PagesPerMib)),
                [.. result.Rows.Skip(1).Where(row => row.End == RamEnd.Whole).OrderBy(row => row.RamMib)])
            : null;

    /// <summary>Major faults of a run.</summary>
    public double MajorFaults(RamRow run) => MajorFaults(run.RamMib, run.FileKib);

    /// <summary>The same over RAM, with the mean page cache of the runs; empty: there are none.</summary>
    public IReadOnlyList<CurvePoint> Over()
    {
        if (Runs.Count == 0)
        {
            return [];
        }

        (double least, double most) = (Runs[0].RamMib, Runs[^1].RamMib);
        double fileKib = Runs.Average(run => run.FileKib);
        return [.. Enumerable.Range(0, CurvePoints + 1).Select(i => least + ((most - least) * i / CurvePoints)).Select(mib => new CurvePoint(mib, MajorFaults(mib, fileKib)))];
    }

    /// <summary>Each run against it.</summary>
    public Claim Claim()
    {
        if (Runs.Count == 0)
        {
            return new Claim(ClaimSource.Theory, Statement, Verdict.NotTested, null, "no run", Tolerance, "no run with a limit ended by itself");
        }

        int wrong = Runs.Count(run => Math.Abs(Off(run)) > MostOff);
        RamRow worst = Runs.MaxBy(run => Math.Abs(Off(run)))!;
        return new Claim(
            ClaimSource.Theory,
            Statement,
            wrong == 0 ? Verdict.Holds : wrong == Runs.Count ? Verdict.DoesNotHold : Verdict.Depends,
            "RAM",
            $"at most {Math.Abs(Off(worst)):0.0 %} of the accesses off, with {worst.RamMib:N0} MiB",
            Tolerance,
            $"M = {Work.Pages:N0} pages, {Work.AllAccesses:N0} accesses; of a limit {KernelMib:0.0} MiB are the kernel's and "
                + $"{Runs.Min(run => run.FileKib) / KibPerMib:0.0} to {Runs.Max(run => run.FileKib) / KibPerMib:0.0} MiB page cache; "
                + string.Join(", ", Runs.Select(run => $"{run.RamMib:N0} MiB: {run.Point.MajorFaults:N0} major faults, by theory {MajorFaults(run):N0}")));
    }

    private double Off(RamRow run) => (run.Point.MajorFaults - MajorFaults(run)) / Work.AllAccesses;

    private double MajorFaults(double ramMib, double fileKib) =>
        RandomTheory.MajorFaults(Work.Pages, Work.AllAccesses, (ramMib - KernelMib - (fileKib / KibPerMib)) * PagesPerMib);
}
