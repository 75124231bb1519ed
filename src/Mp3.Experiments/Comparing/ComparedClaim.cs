// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Comparing;

/// <summary>One claim and what became of it on each side.</summary>
/// <param name="Statement">A sentence without a full stop.</param>
/// <param name="Origin">Who says it.</param>
/// <param name="Sides">Tested on each side, in their order; null: that side's runs have no such claim.</param>
public sealed record ComparedClaim(string Statement, string Origin, IReadOnlyList<Claim?> Sides)
{
    /// <summary>All sides were tested and say the same.</summary>
    public bool Agree => Sides.All(claim => claim is not null && claim.Verdict == Sides[0]!.Verdict);

    /// <summary>The claims of the first side in their order, then those that the next one alone has, and so on.</summary>
    /// <param name="sides">The claims of each side.</param>
    public static IReadOnlyList<ComparedClaim> Of(params IReadOnlyList<IReadOnlyList<Claim>> sides) =>
    [
        .. sides.SelectMany(claims => claims).DistinctBy(Key).Select(claim => new ComparedClaim(
            claim.Statement,
            claim.Origin,
            [.. sides.Select(claims => claims.FirstOrDefault(own => Key(own) == Key(claim)))])),
    ];

    /// <summary>The claims of a comparison.</summary>
    public static IReadOnlyList<ComparedClaim> Of(StudyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Of([.. comparison.Sides.Select(side => side.Claims)]);
    }

    private static (ClaimSource, string) Key(Claim claim) => (claim.Source, claim.Statement);
}
