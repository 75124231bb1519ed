// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Protocol;

namespace Mp3.Experiments.Comparing;

/// <summary>One of the two results that are compared, of one seed or of several.</summary>
/// <param name="Name">Its folder, as short as it can be told from the other one's.</param>
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

    /// <summary>Reads both folders.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="load">Reads one.</param>
    /// <param name="claimsOf">What is said of one, tested.</param>
    /// <exception cref="Mp3Exception">Usage: one is no result, or they have no run in common.</exception>
    public static (ComparedSide A, ComparedSide B) Load(
        string a, string b, Func<OpenedResult, IStudyResult> load, Func<IStudyResult, IReadOnlyList<Claim>> claimsOf)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(claimsOf);
        (OpenedResult openedA, OpenedResult openedB) = (ResultFolder.Open(a), ResultFolder.Open(b));
        if (FullPath(a) == FullPath(b))
        {
            throw Mp3Exception.Usage($"{a} and {b} are one result: name two");
        }

        if (openedA.Manifest.Study != openedB.Manifest.Study)
        {
            throw Mp3Exception.Usage($"{a} is of {openedA.Manifest.Study}, {b} of {openedB.Manifest.Study}: only results of one study can be compared");
        }

        (string nameA, string nameB) = SideNames.Of(a, b);
        (ComparedSide first, ComparedSide second) = (Side(nameA, openedA), Side(nameB, openedB));
        return first.Conditions.Intersect(second.Conditions, StringComparer.Ordinal).Any()
            ? (first, second)
            : throw Mp3Exception.Usage(
                $"{a} has the runs {string.Join(", ", first.Conditions)}, {b} has {string.Join(", ", second.Conditions)}: none is in both");

        ComparedSide Side(string name, OpenedResult folder)
        {
            IStudyResult result = load(folder);
            return new ComparedSide(name, result, claimsOf(result)) { Path = folder.Path };
        }
    }

    private static string FullPath(string path)
    {
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        return Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
    }
}
