// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import;

/// <summary>The steps of a rising series of times.</summary>
internal static class Steps
{
    /// <summary>A step so many times as long as usual is a gap.</summary>
    public const int Gap = 3;

    /// <summary>The median of the steps that are more than 0; null: there are none.</summary>
    public static decimal? Usual(IReadOnlyList<decimal> times)
    {
        decimal[] rising = [.. Of(times).Where(step => step > 0).Order()];
        return rising.Length == 0 ? null : rising[rising.Length / 2];
    }

    /// <summary>The differences between neighbours.</summary>
    public static IEnumerable<decimal> Of(IReadOnlyList<decimal> values) =>
        values.Zip(values.Skip(1), (before, after) => after - before);
}
