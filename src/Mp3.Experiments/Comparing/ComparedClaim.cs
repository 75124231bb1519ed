// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Comparing;

/// <summary>One claim and what became of it on each side.</summary>
/// <param name="Statement">A sentence without a full stop.</param>
/// <param name="Origin">Who says it.</param>
/// <param name="A">Tested on A; null: A's runs have no such claim.</param>
/// <param name="B">Tested on B; null likewise.</param>
public sealed record ComparedClaim(string Statement, string Origin, Claim? A, Claim? B)
{
    /// <summary>Both sides were tested and say the same.</summary>
    public bool Agree => A is not null && B is not null && A.Verdict == B.Verdict;

    /// <summary>The claims of A in their order, then those that B alone has.</summary>
    public static IReadOnlyList<ComparedClaim> Of(IReadOnlyList<Claim> a, IReadOnlyList<Claim> b) =>
    [
        .. a.Concat(b).DistinctBy(Key).Select(claim => new ComparedClaim(
            claim.Statement,
            claim.Origin,
            a.FirstOrDefault(own => Key(own) == Key(claim)),
            b.FirstOrDefault(own => Key(own) == Key(claim)))),
    ];

    private static (ClaimSource, string) Key(Claim claim) => (claim.Source, claim.Statement);
}
