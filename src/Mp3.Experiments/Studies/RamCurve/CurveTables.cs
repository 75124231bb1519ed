// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>The report's table of a curve.</summary>
internal static class CurveTables
{
    private const double UsPerSecond = 1e6;
    private const double KibPerMib = 1024;

    public static Html Of(CurveResult result, RamVerdict verdict) => Html.Lines(
    [
        Html.Of($"<p>{RamVerdictText.Of(verdict)}</p>"),
        Html.Of($"<p>It thrashes where it takes more than {$"{RamRules.ThrashingFactor:0}"} times as long as without a limit: then more than half of its time would not be there with enough RAM. {Timeout(result)}</p>"),
        HtmlTable.Of(
            "A run for each RAM: all programs with all their descendants (wait4's account), and their cgroup",
            [
                new("run"), new("RAM MiB", IsNumber: true), new("end"), new("time s", IsNumber: true), new("slowdown %", IsNumber: true), new("minor faults", IsNumber: true),
                new("major faults", IsNumber: true), new("blocked s", IsNumber: true), new("stalled for memory s", IsNumber: true), new("memory.peak MiB", IsNumber: true), new("OOM kills", IsNumber: true),
            ],
            result.Rows.Select(row => new Row(
            [
                Cell.Of(row.Run),
                Cell.Of(row.RamMib, "N0"),
                Cell.Of(row.EndWord),
                Cell.Of(row.Point.Seconds, "F3"),
                Cell.Of(100 * (verdict.Curve.FactorOf(row.Point) - 1), "N1"),
                Cell.Of(row.Counted[ProcessColumn.MinorFaults], "N0"),
                Cell.Of(row.Counted[ProcessColumn.MajorFaults], "N0"),
                Cell.Of(row.Point.BlockedSeconds ?? 0, "F3"),
                Cell.Of(row.StalledUs / UsPerSecond, "F3"),
                Cell.Of(row.PeakKib / KibPerMib, "N1"),
                Cell.Of(row.OomKills, "N0"),
            ]))),
    ]);

    // Whoever wants to see a point wants the same run, and that has its time in it.
    private static string Timeout(CurveResult result) => result.Manifest.Runs is [_, { Plan: { Programs.TimeoutNs: { } ns } plan } run, ..]
        ? $"A run is ended after {ns / 1_000_000_000} s. mp3 run with the same programs, {(result.By == RamBy.Limit ? "--limit" : "--memory")} and --timeout {ns / 1_000_000_000}s is the same run, and shows it over time ({plan.Run}: {run.Parameters[CurveRuns.Ram].Text} MiB)."
        : "";
}
