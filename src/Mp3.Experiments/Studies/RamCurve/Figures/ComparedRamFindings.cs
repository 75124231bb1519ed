// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;

namespace Mp3.Experiments.Studies.RamCurve.Figures;

/// <summary>What several curves show beside each other.</summary>
internal static class ComparedRamFindings
{
    /// <summary>The thresholds of each.</summary>
    public static string Of(IReadOnlyList<ComparedCurve> curves) => string.Join(' ', ((string?[])
    [
        $"For {Wanted(curves)} it needs {Each(curves, Enough)}.",
        $"Thrashing: {Each(curves, Thrashing)}.",
        curves.Any(curve => curve.Verdict.OutOfMemory.Bad is not null) ? $"The OOM killer: {Each(curves, OutOfMemory)}." : null,
    ]).OfType<string>());

    /// <summary>Major faults of each with its least RAM.</summary>
    public static string MajorFaults(IReadOnlyList<ComparedCurve> curves) => $"Major faults with the least RAM: {Each(curves, MajorFaults)}.";

    private static string MajorFaults(RamVerdict verdict) =>
        verdict.Curve.Whole is [var least, ..] ? $"{least.MajorFaults:N0} at {least.RamMib:N0} MiB" : "not tested";

    private static string Each(IReadOnlyList<ComparedCurve> curves, Func<RamVerdict, string> words) =>
        string.Join(WordList.Separator([.. curves.Select(curve => curve.Name)]), curves.Select(curve => $"{words(curve.Verdict)} with {curve.Name}"));

    private static string Wanted(IReadOnlyList<ComparedCurve> curves) =>
        curves.Select(curve => curve.Verdict.Tolerance).Distinct().ToArray() is [var one] ? $"at most {100 * one:0.#} % slowdown" : "no more slowdown than was asked for";

    private static string Enough(RamVerdict verdict) => verdict.Enough switch
    {
        { Good: { } good, Bad: null } => $"no more than {good.RamMib:N0} MiB",
        { Good: { } good } => $"{good.RamMib:N0} MiB",
        { Bad: { } bad } => $"more than {bad.RamMib:N0} MiB",
        _ => "what was not tested",
    };

    private static string Thrashing(RamVerdict verdict) => verdict.Thrashing switch
    {
        { Bad: { } bad } when !new RamRules(verdict.Curve, verdict.Tolerance).Thrashes(bad) => "not before it is killed or exits otherwise",
        { Good: { } good, Bad: not null } => $"below {good.RamMib:N0} MiB",
        { Bad: not null } => "with every RAM that was tested",
        { Good: { } good } => $"not with {good.RamMib:N0} MiB",
        _ => "not tested",
    };

    private static string OutOfMemory(RamVerdict verdict) => verdict.OutOfMemory switch
    {
        { Bad: { } bad } => $"at {bad.RamMib:N0} MiB",
        { Good: { } good } => $"not with {good.RamMib:N0} MiB",
        _ => "not tested",
    };
}
