// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What <c>mp3 run</c> prints with <c>--json</c>.</summary>
/// <param name="Study"><c>run</c>.</param>
/// <param name="Verdict"><c>complete</c>, or <c>failed</c> if a check was violated; however the programs ended.</param>
/// <param name="Place">Where the result is.</param>
/// <param name="Answer">What became of the programs, in a few sentences.</param>
/// <param name="Programs">Each program with all its descendants, from wait4's account.</param>
/// <param name="Processes">Number of processes in all.</param>
/// <param name="TimedOut">The programs were ended by <c>--timeout</c>.</param>
/// <param name="OomKills">Processes that the kernel killed for want of memory.</param>
/// <param name="Group">The programs' cgroup at the end; null: unknown.</param>
/// <param name="Missing">Files that are not among the results, or only in part, a sentence each.</param>
/// <param name="Findings">What the pictures show, a sentence each.</param>
/// <param name="Checks">The self-checks, with their numbers.</param>
internal sealed record ProgramDocument(
    string Study,
    string Verdict,
    PlaceDocument Place,
    string Answer,
    IReadOnlyList<ProgramSummary> Programs,
    int Processes,
    bool TimedOut,
    long OomKills,
    GroupFacts? Group,
    IReadOnlyList<string> Missing,
    IReadOnlyList<PictureFinding> Findings,
    IReadOnlyList<CheckResult> Checks)
{
    public static ProgramDocument Of(ProcessResult result, string answer, IReadOnlyList<Figure> figures, PlaceDocument place)
    {
        GuestReport? report = result.Manifest.Runs is [var run, ..] ? run.Report : null;
        return new ProgramDocument(
            result.Manifest.Study,
            result.Manifest.Verdict,
            place,
            answer,
            [.. result.Runs.Select(row => ProgramSummary.Of(row, report?.Processes.FirstOrDefault(process => process.Label == row.Label)))],
            result.Tree.Count,
            report?.Programs?.TimedOut ?? false,
            report is null ? 0 : ProgramOutcome.OomKills(report),
            report?.Programs?.Group,
            report is null ? [] : MissingFiles.Of(report),
            PictureFinding.Of(figures),
            result.Manifest.Checks);
    }
}

/// <summary>A program.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Command">What was run.</param>
/// <param name="Outcome">How it ended, in words.</param>
/// <param name="ExitCode">Null: a signal ended it.</param>
/// <param name="Signal">Null: it exited.</param>
/// <param name="CompletionSeconds">From the common start to its end, s.</param>
/// <param name="MinorFaults">Of its whole tree.</param>
/// <param name="MajorFaults">Likewise.</param>
/// <param name="UserSeconds">Likewise.</param>
/// <param name="SystemSeconds">Likewise.</param>
/// <param name="MaxRssKib">Largest resident set of one of its processes, KiB.</param>
internal sealed record ProgramSummary(
    string Label,
    string Command,
    string Outcome,
    int? ExitCode,
    int? Signal,
    double CompletionSeconds,
    long MinorFaults,
    long MajorFaults,
    double UserSeconds,
    double SystemSeconds,
    long MaxRssKib)
{
    private const double NsPerSecond = 1e9;

    public static ProgramSummary Of(RunRow row, ProcessReport? report) => new(
        row.Label,
        row.Command,
        row.Outcome,
        report?.ExitCode,
        report?.Signal,
        row.CompletionNs / NsPerSecond,
        row.MinorFaults,
        row.MajorFaults,
        row.UserNs / NsPerSecond,
        row.SystemNs / NsPerSecond,
        row.MaxRssKib);
}
