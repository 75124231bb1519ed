// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Studies.Repetition;
using Mp3.Protocol;

namespace Mp3.Experiments.Comparing;

/// <summary>One of the two results that are compared, of one seed or of several.</summary>
/// <param name="Name">Its folder, as short as it can be told from the other one's.</param>
/// <param name="Manifest">Of the whole result.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
/// <param name="Rows">By seed, then in the order of the study.</param>
/// <param name="Repetitions">One result a seed.</param>
public sealed record ComparedSide(
    string Name, Manifest Manifest, string ManifestHash, IReadOnlyList<RepetitionRow> Rows, IReadOnlyList<StudyResult> Repetitions)
{
    /// <summary>Its folder, as it was named; empty: it was made in memory.</summary>
    public string Path { get; init; } = "";

    /// <summary>The claims of its study, tested on it.</summary>
    public IReadOnlyList<Claim> Claims => Manifest.Settings.Seeds is null
        ? StudyClaims.Of(Repetitions[0])
        : RepeatedClaims.Of(new RepeatedResult(Manifest, ManifestHash, Rows, Repetitions));

    /// <summary>The runs' names, in the order of the study.</summary>
    public IReadOnlyList<string> Conditions => [.. Rows.Select(row => row.Run).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads both folders.</summary>
    /// <exception cref="Mp3Exception">Usage: one is no result, or they have no run in common.</exception>
    public static (ComparedSide A, ComparedSide B) Load(string a, string b)
    {
        (OpenedResult openedA, OpenedResult openedB) = (ResultFolder.Open(a), ResultFolder.Open(b));
        if (FullPath(a) == FullPath(b))
        {
            throw Mp3Exception.Usage($"{a} and {b} are one result: name two");
        }

        (string nameA, string nameB) = SideNames.Of(a, b);
        (ComparedSide first, ComparedSide second) = (LoadOne(openedA, nameA) with { Path = a }, LoadOne(openedB, nameB) with { Path = b });
        if (first.Manifest.Study != second.Manifest.Study)
        {
            throw Mp3Exception.Usage($"{a} is of {first.Manifest.Study}, {b} of {second.Manifest.Study}: only results of one study can be compared");
        }

        return first.Conditions.Intersect(second.Conditions, StringComparer.Ordinal).Any()
            ? (first, second)
            : throw Mp3Exception.Usage(
                $"{a} has the runs {string.Join(", ", first.Conditions)}, {b} has {string.Join(", ", second.Conditions)}: none is in both");
    }

    private static string FullPath(string path)
    {
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        return Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
    }

    private static ComparedSide LoadOne(OpenedResult opened, string name)
    {
        if (opened.Manifest.Study == HandoffResult.Study)
        {
            throw Mp3Exception.Usage($"{opened.Path} is of {HandoffResult.Study}, whose runs are compared in its own pictures: name results of other studies");
        }

        if (opened.Manifest.Settings.Seeds is not null)
        {
            var repeated = RepeatedResult.Load(opened);
            return new ComparedSide(name, repeated.Manifest, repeated.ManifestHash, repeated.Rows, repeated.Repetitions);
        }

        StudyResult study = ResultFolder.StudyOf(opened);
        return new ComparedSide(name, study.Manifest, study.ManifestHash, [.. RepetitionRow.Of(study)], [study]);
    }
}
