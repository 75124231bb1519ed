// SPDX-License-Identifier: MIT

using Mp3.Experiments.Options;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>
/// Sizes as people type them, <c>64M</c>, as numbers of MiB: to be drawn they need an order and distances, which words
/// don't have.
/// </summary>
internal static class SizesInMib
{
    private const double MibBytes = 1024 * 1024;

    /// <summary>The same sweep; an axis of which a value is no such size stays as it is.</summary>
    public static SweepGrid Of(SweepGrid grid)
    {
        bool[] areSizes = [.. grid.Axes.Select(axis => axis.Values.All(value => ByteSize.Parse(value.Text) is not null))];
        return areSizes.Contains(true)
            ? grid with
            {
                Axes = [.. grid.Axes.Zip(areSizes, (axis, are) => are ? axis with { Words = $"{axis.Words} (MiB)", Values = Of(axis.Values) } : axis)],
                Conditions = [.. grid.Conditions.Select(condition => condition with { At = [.. condition.At.Zip(areSizes, (value, are) => are ? Of(value) : value)] })],
            }
            : grid;
    }

    private static ParameterValue[] Of(IReadOnlyList<ParameterValue> sizes) => [.. sizes.Select(Of)];

    private static ParameterValue Of(ParameterValue size) => ParameterValue.Of(ByteSize.Parse(size.Text)!.Value / MibBytes);
}
