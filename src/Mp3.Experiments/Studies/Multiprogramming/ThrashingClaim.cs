// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>From which number of copies on a study over N thrashes.</summary>
public static class ThrashingClaim
{
    public const string Statement = "Thrashing starts where N × working set passes the usable RAM";

    /// <summary>
    /// A run whose working sets are this close to the RAM, as a part of it, is too close to call. What the kernel holds
    /// back is allowed besides (<see cref="KernelReserve"/>).
    /// </summary>
    public const double TooClose = 0.03;

    /// <summary>Predicts for each run whether it thrashes, from plan and RAM alone, and compares.</summary>
    public static Claim Of(IReadOnlyList<MeasuredRun> runs)
    {
        if (Threshold.Of(runs) is not { } threshold)
        {
            return Untested($"{runs.Count} runs", null, "the working sets or the RAM of the runs are not known");
        }

        double margin = (TooClose * threshold.UsablePages) + runs.Max(run => run.ReservePages);
        string tolerance = $"not asked: working sets within {margin / MeasuredRun.PagesPerMib:N1} MiB of the usable RAM ({TooClose:0 %} and what the kernel holds back)";
        MeasuredRun[] clear = [.. runs
            .Where(run => Math.Abs((run.Processes.Count * threshold.WorkingSetPages) - threshold.UsablePages) > margin)
            .OrderBy(run => run.Processes.Count)];
        MeasuredRun[] below = [.. clear.Where(run => run.Processes.Count < threshold.Copies)];
        MeasuredRun[] above = [.. clear.Where(run => run.Processes.Count > threshold.Copies)];
        string number = $"predicted from N = {threshold.Copies:0.00} on; {Observed(runs)}";
        string prediction = $"a copy's working set is {threshold.WorkingSetPages / MeasuredRun.PagesPerMib:N1} MiB, "
            + $"{threshold.UsablePages / MeasuredRun.PagesPerMib:N1} MiB are usable, so from N = {threshold.Copies:0.00} on";
        if (below.Length == 0 || above.Length == 0)
        {
            string side = below.Length == 0 ? "below" : "above";
            return Untested(number, tolerance, $"{prediction}; no run is clearly {side} that: --n needs a number {side} {threshold.Copies:0.0}");
        }

        MeasuredRun[] wrong = [.. below.Where(SwapOnset.Swaps), .. above.Where(run => !SwapOnset.Swaps(run))];
        IEnumerable<string> named = wrong.Length > 0 ? wrong.Select(Describe) : [Describe(below[^1]), Describe(above[0])];
        return new Claim(
            ClaimSource.Theory,
            Statement,
            wrong.Length == 0 ? Verdict.Holds : wrong.Length == clear.Length ? Verdict.DoesNotHold : Verdict.Depends,
            "N",
            number,
            tolerance,
            $"{prediction}; {(wrong.Length > 0 ? "against that " : "")}{string.Join(", ", named)}");
    }

    private static Claim Untested(string number, string? tolerance, string reason) =>
        new(ClaimSource.Theory, Statement, Verdict.NotTested, null, number, tolerance, reason);

    private static string Observed(IReadOnlyList<MeasuredRun> runs) =>
        SwapOnset.Of(runs)?.Text ?? $"{runs.Count(SwapOnset.Swaps)} of {runs.Count} runs thrash";

    private static string Describe(MeasuredRun run) =>
        $"N = {run.Processes.Count} {(SwapOnset.Swaps(run) ? "thrashes" : "does not thrash")} ({run.MajorFaults:N0} major faults, {SwapOnset.Rate(run):0.00 %} of its accesses)";
}
