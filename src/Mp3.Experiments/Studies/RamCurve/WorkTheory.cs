// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>What theory says of a curve of <c>work R</c> (<see cref="RandomTheory"/>).</summary>
/// <param name="Work">What it does.</param>
/// <param name="OtherMib">What its cgroup holds beside the pages that it accesses, MiB: page tables, its file, its stack.
/// From the run without a limit.</param>
internal sealed record WorkTheory(WorkModel Work, double OtherMib)
{
    /// <summary>A point may be so far from it, as a part of all accesses: other processes' claims have that margin, too.</summary>
    public const double MostOff = 0.03;

    public const string Statement = "Major faults of a random process follow 1 − R/M";

    private const double PagesPerMib = MeasuredRun.PagesPerMib;
    private const double KibPerMib = 1024;
    private const int CurvePoints = 100;

    /// <summary>null: another program was run, or several, or the machine's RAM was varied, of which others have a part.</summary>
    public static WorkTheory? Of(CurveResult result) =>
        result.By == RamBy.Limit
        && result.Rows[0] is { PeakKib: > 0 } reference
        && result.Manifest.Runs is [{ Plan.Processes: [{ Program.Argv: { } words }] }, ..]
        && Path.GetFileName(words[0]) == "work"
        && WorkArguments.TryParse([.. words.Skip(1)]) is { } workload
        && WorkModel.Of(new ProcessPlan("work", 0, workload)) is { IsRandom: true } work
            ? new WorkTheory(work, Math.Max(0, (reference.PeakKib / KibPerMib) - (work.WorkingSetPages / PagesPerMib)))
            : null;

    /// <summary>Major faults with so much RAM.</summary>
    public double MajorFaults(double ramMib) => RandomTheory.MajorFaults(Work.Pages, Work.AllAccesses, (ramMib - OtherMib) * PagesPerMib);

    /// <summary>The same over RAM.</summary>
    public IReadOnlyList<CurvePoint> Over(double leastMib, double mostMib) =>
        [.. Enumerable.Range(0, CurvePoints + 1).Select(i => leastMib + ((mostMib - leastMib) * i / CurvePoints)).Select(mib => new CurvePoint(mib, MajorFaults(mib)))];

    /// <summary>Each run that ended by itself against it.</summary>
    public Claim Claim(MeasuredCurve curve)
    {
        string tolerance = $"a difference of {MostOff:0 %} of the accesses";
        if (curve.Whole.Count == 0)
        {
            return new Claim(ClaimSource.Theory, Statement, Verdict.NotTested, null, "no run", tolerance, "no run with a limit ended by itself");
        }

        (RamPoint Point, double Off)[] points = [.. curve.Whole.Select(point => (point, (point.MajorFaults - MajorFaults(point.RamMib)) / Work.AllAccesses))];
        int wrong = points.Count(point => Math.Abs(point.Off) > MostOff);
        (RamPoint worst, double off) = points.MaxBy(point => Math.Abs(point.Off));
        return new Claim(
            ClaimSource.Theory,
            Statement,
            wrong == 0 ? Verdict.Holds : wrong == points.Length ? Verdict.DoesNotHold : Verdict.Depends,
            "RAM",
            $"at most {Math.Abs(off):0.0 %} of the accesses off, with {worst.RamMib:N0} MiB",
            tolerance,
            $"M = {Work.Pages:N0} pages, {Work.AllAccesses:N0} accesses, {OtherMib:0.0} MiB of a limit are for other pages; "
                + string.Join(", ", points.Select(point => $"{point.Point.RamMib:N0} MiB: {point.Point.MajorFaults:N0} major faults, by theory {MajorFaults(point.Point.RamMib):N0}")));
    }
}
