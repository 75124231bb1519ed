// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>The claims about a study that was repeated: each is tested with every seed by itself.</summary>
public static class RepeatedClaims
{
    /// <summary>The claims in the order of the study; what differs from seed to seed depends on the seed.</summary>
    public static IReadOnlyList<Claim> Of(RepeatedResult result, Func<IStudyResult, IReadOnlyList<Claim>> claimsOf)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(claimsOf);
        return [.. result.Repetitions
            .SelectMany(repetition => claimsOf(repetition).Select(claim => new Tested(repetition.Manifest.Settings.Seed, claim)))
            .GroupBy(tested => (tested.Claim.Source, tested.Claim.Statement))
            .Select(group => Together([.. group]))];
    }

    private static Claim Together(Tested[] all)
    {
        Claim first = all[0].Claim with { Number = $"seed {all[0].Seed}: {all[0].Claim.Number}" };
        Tested[] others = [.. all.Where(tested => tested.Claim.Ruling != first.Ruling)];
        if (others.Length == 0)
        {
            return first with { Evidence = $"with each of {all.Length} seeds; with seed {all[0].Seed}: {first.Evidence}" };
        }

        IEnumerable<string> counts = all
            .GroupBy(tested => tested.Claim.Ruling, StringComparer.Ordinal)
            .Select(group => $"{group.Key} with seed{(group.Count() == 1 ? "" : "s")} {string.Join(", ", group.Select(tested => tested.Seed))}");
        return first with
        {
            Verdict = Verdict.Depends,
            On = "the seed",
            Evidence = $"{string.Join("; ", counts)}; with seed {all[0].Seed}: {first.Evidence}; with seed {others[0].Seed}: {others[0].Claim.Evidence}",
        };
    }

    private sealed record Tested(ulong Seed, Claim Claim);
}
