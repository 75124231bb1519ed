// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Comparing;

/// <summary>How the two sides of a comparison look and what they are called in pictures.</summary>
internal static class ComparedSides
{
    private const int StyleOfA = 0;
    private const int StyleOfB = 3;

    /// <summary>A, then B.</summary>
    public static IReadOnlyList<(ComparedSide Side, string Name, CurveStyle Style)> Of(StudyComparison comparison)
    {
        (string nameA, string nameB) = comparison.Labels;
        return [(comparison.A, nameA, CurveStyle.OfRun(StyleOfA)), (comparison.B, nameB, CurveStyle.OfRun(StyleOfB))];
    }

    /// <summary>Both names, and the folders where these say more.</summary>
    public static KeyEntry[] Key(StudyComparison comparison) =>
        [.. Of(comparison).Select(side => new KeyEntry(side.Name == side.Side.Name ? side.Name : $"{side.Name} ({side.Side.Name})", side.Style))];

    /// <summary>Number of seeds of each side; null: one each.</summary>
    public static (int A, int B)? Seeds(StudyComparison comparison) =>
        (comparison.A.Repetitions.Count, comparison.B.Repetitions.Count) is var seeds && seeds == (1, 1) ? null : seeds;
}
