// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Comparisons as the program makes them.</summary>
internal static class Compared
{
    public static IReadOnlyList<ComparedSide> Load(params IReadOnlyList<string> folders) => SideFolders.Load(folders, StudyList.Load, ClaimsOf);

    /// <summary>A side in memory.</summary>
    public static ComparedSide Side(string name, IStudyResult result) => new(name, result, []);

    /// <summary>Results of one study that differ in the swap model, and a little in what came out.</summary>
    public static IReadOnlyList<ComparedSide> Swaps(params IReadOnlyList<string> models) => SwapsOf(SyntheticStudy.CaseStudy1(5, 0.1), models);

    /// <inheritdoc cref="Swaps"/>
    public static IReadOnlyList<ComparedSide> SwapsOf(ProcessResult study, IReadOnlyList<string> models) =>
    [
        .. models.Select((model, i) =>
        {
            ProcessResult own = study with
            {
                Manifest = study.Manifest with { Settings = study.Manifest.Settings with { Swap = model } },
                Runs = [.. study.Runs.Select(row => row with { MajorFaults = row.MajorFaults * (i + 1) })],
            };
            return new ComparedSide($"folder-{model}", own, ClaimsOf(own)) { Path = $"results/folder-{model}" };
        }),
    ];

    private static IReadOnlyList<Mp3.Experiments.Claims.Claim> ClaimsOf(IStudyResult result) => StudyList.KindOf(result.Manifest).ClaimsOf(result);
}
