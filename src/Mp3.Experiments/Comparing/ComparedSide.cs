// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Comparing;

/// <summary>One of the results that are compared, of one seed or of several.</summary>
/// <param name="Name">Its folder, as short as it can be told from the other ones.</param>
/// <param name="Result">The whole of it.</param>
/// <param name="Claims">Those of its study, tested on it.</param>
public sealed record ComparedSide(string Name, IStudyResult Result, IReadOnlyList<Claim> Claims)
{
    /// <summary>Its folder, as it was named; empty: it was made in memory.</summary>
    public string Path { get; init; } = "";

    public Manifest Manifest => Result.Manifest;

    /// <summary>SHA-256 of manifest.json, lower-case hex.</summary>
    public string ManifestHash => Result.ManifestHash;

    /// <summary>By seed, then in the order of the study.</summary>
    public IReadOnlyList<Observation> Observations => Result.Observations;

    /// <summary>One result a seed.</summary>
    public IReadOnlyList<IStudyResult> Repetitions => Result is RepeatedResult repeated ? repeated.Repetitions : [Result];

    /// <summary>The conditions' names, in the order of the study.</summary>
    public IReadOnlyList<string> Conditions => [.. Observations.Select(row => row.Run).Distinct(StringComparer.Ordinal)];
}
