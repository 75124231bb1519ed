// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Studies.CaseStudy1;

/// <summary>What Misik and Hu say of case study 1: the pair that is random against the one with locality.</summary>
public static class PairClaims
{
    /// <summary>Three claims; none if the study has no such two runs.</summary>
    public static IReadOnlyList<Claim> Of(IReadOnlyList<MeasuredRun> runs)
    {
        MeasuredRun? random = runs.FirstOrDefault(run => run.Processes.All(process => !IsLocal(process)));
        MeasuredRun? local = runs.FirstOrDefault(run => run.Processes.Any(IsLocal));
        return random is null || local is null || random.Processes.Count != local.Processes.Count
            ? []
            :
            [
                Scaling.OfTimes(TakesLonger(random, local), [random]),
                HasMoreFaults(random, local),
                Scaling.OfTimes(HasHigherRate(random, local), [random]),
            ];
    }

    private static bool IsLocal(MeasuredProcess process) => (process.Work ?? WorkModel.Of(process.Row)) is { IsRandom: false };

    private static Claim TakesLonger(MeasuredRun random, MeasuredRun local) => Compare(
        "The random pair takes longer than the pair with locality",
        "the process",
        "0.00' s'",
        "",
        new("the pair", random.Seconds, local.Seconds),
        [.. random.Processes.Zip(local.Processes, (a, b) => new Contrast(
            a.Row.Label == b.Row.Label ? a.Row.Label : $"{a.Row.Label} / {b.Row.Label}",
            a.Row.CompletionNs / 1e9,
            b.Row.CompletionNs / 1e9))]);

    private static Claim HasMoreFaults(MeasuredRun random, MeasuredRun local) => Compare(
        "The random pair accumulates more page faults",
        "the kind of fault",
        "N0",
        " faults",
        new("all faults", Faults(random), Faults(local)),
        [
            new("major", random.MajorFaults, local.MajorFaults),
            new("minor", random.MinorFaults, local.MinorFaults),
        ]);

    private static Claim HasHigherRate(MeasuredRun random, MeasuredRun local) => Compare(
        "The random pair has a higher rate of page faults",
        "the kind of fault",
        "#,0'/s'",
        "",
        new("all faults over the pair's time", Faults(random) / random.Seconds, Faults(local) / local.Seconds),
        [
            new("major", random.MajorFaults / random.Seconds, local.MajorFaults / local.Seconds),
            new("minor", random.MinorFaults / random.Seconds, local.MinorFaults / local.Seconds),
        ]);

    private static long Faults(MeasuredRun run) => run.MinorFaults + run.MajorFaults;

    // The whole and its parts have to agree: a sum can hide that one part says the opposite.
    private static Claim Compare(string statement, string on, string format, string unit, Contrast whole, Contrast[] parts)
    {
        Contrast[] all = [whole, .. parts];
        return new Claim(
            ClaimSource.MisikHu,
            statement,
            Changes.AllRise([.. all.Select(contrast => contrast.Change)]),
            on,
            whole.Numbers(format, unit),
            $"{Changes.RiseText}, in the whole and in each part",
            string.Join("; ", all.Select(contrast => contrast.Describe(format))));
    }

    private sealed record Contrast(string Name, double Random, double Local)
    {
        public Change Change => Changes.Between(Local, Random);

        public string Numbers(string format, string unit = "")
        {
            string ratio = Local > 0 ? $" (×{Random / Local:0.00})" : "";
            return $"{Random.ToString(format)} against {Local.ToString(format)}{unit}{ratio}";
        }

        public string Describe(string format) => $"{Name}: {Numbers(format)}";
    }
}
