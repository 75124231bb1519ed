// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Studies.Sweep.Definition;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>What a sweep varies, in words.</summary>
internal static class SweepWords
{
    /// <summary>More are not listed.</summary>
    private const int MostListed = 8;

    /// <summary>So few are listed even if they are a range.</summary>
    private const int FewListed = 3;

    /// <summary>The values of an axis: <c>512, 1024</c>, <c>1..20</c>.</summary>
    public static string ValuesOf(PlannedAxis axis) => Listed([.. axis.Values.Select(value => value.Text)]);

    /// <summary>The seeds of every setting.</summary>
    public static string SeedsOf(SweepPlan plan) => plan.Seeds is [var one]
        ? $"seed {one}"
        : $"seeds {Listed([.. plan.Seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture))])}";

    private static string Listed(IReadOnlyList<string> values) => (values.Count > FewListed ? ValueList.RangeOf(values) : null)
        ?? (values.Count <= MostListed ? string.Join(", ", values) : $"{string.Join(", ", values.Take(MostListed - 1))}, … ({values.Count:N0})");
}
