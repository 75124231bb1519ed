// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Comparisons as the program makes them.</summary>
internal static class Compared
{
    public static (ComparedSide A, ComparedSide B) Load(string a, string b) => ComparedSide.Load(a, b, StudyList.Load, ClaimsOf);

    /// <summary>A side in memory.</summary>
    public static ComparedSide Side(string name, IStudyResult result) => new(name, result, []);

    private static IReadOnlyList<Mp3.Experiments.Claims.Claim> ClaimsOf(IStudyResult result) => StudyList.Of(result.Manifest).ClaimsOf(result);
}
