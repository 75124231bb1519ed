// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>One value of an axis, or neighbouring numbers that a picture shows as one.</summary>
/// <param name="Text">Without the axis' name.</param>
/// <param name="Bare">The same without the unit.</param>
/// <param name="Number">Of several the middle of the first and the last; null: it is a word.</param>
internal sealed record Place(string Text, string Bare, double? Number);

/// <summary>An axis as a picture shows it: words in their order, numbers rising.</summary>
internal sealed class ShownAxis
{
    private readonly Dictionary<ParameterValue, int> _places = [];

    private ShownAxis(SweepAxis axis, int together)
    {
        Axis = axis;
        Together = together;
        // Once: it looks at all values.
        bool isNumeric = axis.IsNumeric;
        string unit = AxisWords.UnitOf(axis);
        ParameterValue[] values = isNumeric ? [.. axis.Values.OrderBy(value => value.Number)] : [.. axis.Values];
        Places = [.. values.Chunk(together).Select((chunk, place) =>
        {
            foreach (ParameterValue value in chunk)
            {
                _places[value] = place;
            }

            return isNumeric ? NumberOf(chunk, unit) : new Place(chunk[0].Text, chunk[0].Text, null);
        })];
    }

    public SweepAxis Axis { get; }

    public IReadOnlyList<Place> Places { get; }

    /// <summary>How many neighbours are one place, at most.</summary>
    public int Together { get; }

    /// <param name="axis">The axis.</param>
    /// <param name="most">Places at most, if its values are numbers: words have no neighbours.</param>
    public static ShownAxis Of(SweepAxis axis, int most) =>
        new(axis, axis.IsNumeric ? (axis.Values.Count + most - 1) / most : 1);

    /// <summary>Where a value is; null: it is none of this axis.</summary>
    public int? Find(ParameterValue value) => _places.TryGetValue(value, out int place) ? place : null;

    private static Place NumberOf(ParameterValue[] values, string unit)
    {
        (double first, double last) = (values[0].Number!.Value, values[^1].Number!.Value);
        string bare = first == last ? AxisWords.NumberOf(first) : $"{AxisWords.NumberOf(first)} to {AxisWords.NumberOf(last)}";
        return new Place(bare + unit, bare, (first + last) / 2);
    }
}
