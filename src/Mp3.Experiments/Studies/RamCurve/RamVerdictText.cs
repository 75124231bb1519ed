// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>A verdict in words. What the points don't support is said to be not tested.</summary>
public static class RamVerdictText
{
    /// <summary>One sentence, and one for each place at which more RAM is worse.</summary>
    public static string Of(RamVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (!verdict.Curve.Reference.IsWhole)
        {
            return verdict.Curve.Reference.End == RamEnd.TimedOut
                ? "Not tested: without a limit it did not end before its time was over; choose a longer --timeout."
                : "Not tested: without a limit it is killed for want of memory, so there is nothing to compare with; choose a larger --memory, or more --swap-size.";
        }

        if (verdict.Curve.Points.Count == 0)
        {
            return "Not tested: there is no run with less RAM than all that is touched.";
        }

        string sentence = string.Join("; ", Enough(verdict), Thrashing(verdict), OutOfMemory(verdict));
        return string.Join(' ', ((string[])[sentence, .. Floor(verdict), .. Otherwise(verdict), .. verdict.Violations]).Select(Sentence));
    }

    /// <summary>With which RAM it is fast enough.</summary>
    public static string Enough(RamVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        string wanted = $"at most {Percent(verdict.Tolerance)} slowdown";
        return verdict.Enough switch
        {
            { Good: null, Bad: { } bad } => $"no RAM that was tested is enough for {wanted}: {With(bad)} {Outcome(verdict, bad)}",
            { Good: { } good, Bad: null } => $"{good.RamMib:N0} MiB, the least that was tested, are enough for {wanted}; less: not tested",
            { Good: { } good, Bad: { } bad } => $"at least {good.RamMib:N0} MiB for {wanted} ({With(bad)} {Outcome(verdict, bad)}{Between(verdict, good, bad)})",
            _ => $"{wanted}: not tested",
        };
    }

    /// <summary>Below which RAM it thrashes.</summary>
    public static string Thrashing(RamVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Thrashing switch
        {
            { Good: { } good, Bad: null } => $"thrashing: not with {good.RamMib:N0} MiB; less: not tested",
            { Bad: { } bad } when !new RamRules(verdict.Curve, verdict.Tolerance).Thrashes(bad) =>
                $"thrashing: not before {With(bad)} {Outcome(verdict, bad)}",
            { Good: null, Bad: { } bad } => $"it thrashes with every RAM that was tested ({With(bad)} {Outcome(verdict, bad)})",
            { Good: { } good, Bad: { } bad } => $"below {good.RamMib:N0} MiB it thrashes ({With(bad)} {Outcome(verdict, bad)}{Between(verdict, good, bad)})",
            _ => "thrashing: not tested",
        };
    }

    /// <summary>With which RAM the OOM killer comes.</summary>
    public static string OutOfMemory(RamVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.OutOfMemory switch
        {
            { Good: { End: RamEnd.TimedOut } good, Bad: null } =>
                $"the OOM killer: not tested, for {With(good)} {Outcome(verdict, good)}, and until then it did not come",
            { Good: { } good, Bad: null } => $"the OOM killer does not come with {good.RamMib:N0} MiB, the least that was tested; less: not tested",
            { Good: null, Bad: { } bad } => $"the OOM killer comes at {bad.RamMib:N0} MiB, the most that was tested",
            { Good: { } good, Bad: { } bad } => $"the OOM killer comes at {bad.RamMib:N0} MiB, not at {good.RamMib:N0} MiB{Between(verdict, good, bad)}",
            _ => "the OOM killer: not tested",
        };
    }

    // Where all was tested that can be, and a threshold is lower still.
    private static IEnumerable<string> Floor(RamVerdict verdict) =>
        verdict.FloorMib is { } floor && verdict.Curve.Points[0].RamMib <= floor
        && ((RamBound[])[verdict.Enough, verdict.Thrashing, verdict.OutOfMemory]).Any(bound => bound.Bad is null)
            ? [$"with less than {floor:N0} MiB a guest may not boot, so --by memory tests nothing below; --by limit takes RAM from the programs alone, and does"]
            : [];

    private static IEnumerable<string> Otherwise(RamVerdict verdict)
    {
        RamPoint[] points = [.. verdict.Curve.Points.Where(point => point.End == RamEnd.Otherwise)];
        return points.Length == 0
            ? []
            : [$"with {string.Join(", ", points.Select(point => $"{point.RamMib:N0}"))} MiB it exits otherwise than with all the RAM that it wants"];
    }

    private static string With(RamPoint point) => $"with {point.RamMib:N0} MiB it";

    private static string Between(RamVerdict verdict, RamPoint good, RamPoint bad) =>
        good.RamMib - bad.RamMib > verdict.Curve.ResolutionMib ? "; what lies between was not tested" : "";

    private static string Outcome(RamVerdict verdict, RamPoint point) => point.End switch
    {
        RamEnd.OutOfMemory => "is killed for want of memory",
        RamEnd.TimedOut => $"had not ended after {verdict.Curve.FactorOf(point):0.#} times its time",
        RamEnd.Otherwise => "exits otherwise",
        _ when verdict.Curve.FactorOf(point) >= RamRules.ThrashingFactor => $"takes {verdict.Curve.FactorOf(point):0.0} times as long",
        _ => $"is {Percent(verdict.Curve.FactorOf(point) - 1)} slower",
    };

    private static string Percent(double part) => $"{100 * part:0.#} %";

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
}
