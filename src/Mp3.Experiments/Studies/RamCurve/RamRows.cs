// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>Turns the runs of a curve into the rows of its file.</summary>
internal static class RamRows
{
    private const int KibBytes = 1024;
    private const int KibPerMib = 1024;

    /// <summary>The reference first, then by falling RAM, in whatever order the runs were made.</summary>
    /// <param name="done">The reference first.</param>
    /// <param name="by">Whose RAM is varied.</param>
    public static IReadOnlyList<RamRow> Of(DoneRuns done, RamBy by)
    {
        GuestReport reference = done.Runs[0].Finished.Report;
        RamRow[] rows = [.. done.Wanted.Runs.Zip(done.Runs, (wanted, run) => RowOf(wanted, run, reference))];
        return
        [
            rows[0] with { RamMib = AllThatIsTouched(rows[0], done.Wanted.Runs[0].Recipe, by) },
            .. rows.Skip(1).OrderByDescending(row => row.RamMib),
        ];
    }

    /// <summary>A run with all its processes.</summary>
    public static (RunRecords Records, ProcessTree Tree) TreeOf(WantedRun wanted, ObtainedRun run)
    {
        var records = RunRecords.Of(wanted.Shown, run.Finished.Report, run.Finished.Records);
        return (records, ProcessTree.Of(records));
    }

    private static RamRow RowOf(WantedRun wanted, ObtainedRun run, GuestReport reference)
    {
        GuestReport report = run.Finished.Report;
        (RunRecords records, ProcessTree tree) = TreeOf(wanted, run);
        IReadOnlyList<RunRow> programs = new ProgramRows(records, tree).Runs;
        GroupFacts? group = report.Programs?.Group;
        return new RamRow
        {
            Run = wanted.Name,
            RamMib = (int)(wanted.Parameters[CurveRuns.Ram].Number ?? 0),
            End = EndOf(report, reference),
            CompletionNs = programs.Max(row => row.CompletionNs),
            Counted = Amounts.TotalOf([.. programs.Select(row => row.Counted)]),
            Processes = tree.Processes.Count,
            MaxRssKib = programs.Max(row => row.MaxRssKib),
            PeakKib = (group?.PeakBytes ?? 0) / KibBytes,
            FileKib = (group?.Stat.GetValueOrDefault("file") ?? 0) / KibBytes,
            StalledUs = group?.SomeUs ?? 0,
            OomKills = ProgramOutcome.OomKills(report),
        };
    }

    private static RamEnd EndOf(GuestReport report, GuestReport reference) => ProgramOutcome.OomKills(report) > 0 ? RamEnd.OutOfMemory
        : report.Programs is { TimedOut: true } ? RamEnd.TimedOut
        : OutcomesOf(report).SequenceEqual(OutcomesOf(reference), StringComparer.Ordinal) ? RamEnd.Whole
        : RamEnd.Otherwise;

    private static IEnumerable<string> OutcomesOf(GuestReport report) => report.Processes.Select(process => ProgramOutcome.Of(report, process).Text);

    // Of the machine's RAM the kernel has its share; where it does not say how much the programs had, their largest
    // resident set has to do.
    private static int AllThatIsTouched(RamRow reference, GuestRecipe recipe, RamBy by)
    {
        double touched = (reference.PeakKib > 0 ? reference.PeakKib : reference.MaxRssKib) / (double)KibPerMib;
        double kernel = by == RamBy.Limit ? 0 : recipe.RamMib - new GuestLayout(recipe.RamMib, SwapMib: 0).UsableMib(recipe.Kernel);
        return Math.Max(1, (int)Math.Ceiling(touched + kernel));
    }
}
