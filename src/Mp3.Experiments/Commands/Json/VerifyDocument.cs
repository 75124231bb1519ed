// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Commands.Json;

/// <summary>What <c>mp3 verify --json</c> prints.</summary>
/// <param name="Store">The store's folder, absolute.</param>
/// <param name="Runs">Those that were computed again, in the order of their names.</param>
internal sealed record VerifyDocument(string Store, IReadOnlyList<VerifiedDocument> Runs);

/// <summary>A run that was computed again.</summary>
/// <param name="Name">The run.</param>
/// <param name="Verdict"><c>same</c>, <c>differs</c> or <c>not tested</c>.</param>
/// <param name="Detail">The first difference (tick, process, column), or why it was not tested; empty: the same bytes.</param>
internal sealed record VerifiedDocument(string Name, string Verdict, string Detail)
{
    public static VerifiedDocument Of(Verification result) => new($"{result.Name}", Words(result.Verdict), result.Detail);

    private static string Words(VerificationVerdict verdict) => verdict switch
    {
        VerificationVerdict.Same => "same",
        VerificationVerdict.Differs => "differs",
        _ => "not tested",
    };
}
