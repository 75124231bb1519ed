// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>The conditions of one picture, by their places on its axes.</summary>
internal sealed class ShownGrid
{
    private readonly List<SweepCondition> _shown = [];
    private readonly Dictionary<(int X, int Y, int Panel), List<SweepCondition>> _conditions = [];

    /// <param name="axes">Of the picture.</param>
    /// <param name="sweep">Of the whole sweep, in its order.</param>
    /// <param name="conditions">Those that the picture may show: the others differ in an axis that it has not.</param>
    public ShownGrid(PictureAxes axes, IReadOnlyList<SweepAxis> sweep, IEnumerable<SweepCondition> conditions)
    {
        (X, Y, Panels) = PictureSize.Of(axes);
        Kind = axes.Kind;
        (int x, int? y, int? panel) = (IndexOf(X)!.Value, IndexOf(Y), IndexOf(Panels));
        foreach (SweepCondition condition in conditions)
        {
            if (X.Find(condition.At[x]) is { } column && Find(Y, y, condition) is { } row && Find(Panels, panel, condition) is { } place)
            {
                (int, int, int) at = (column, row, place);
                if (!_conditions.TryGetValue(at, out List<SweepCondition>? there))
                {
                    _conditions.Add(at, there = []);
                }

                there.Add(condition);
                _shown.Add(condition);
            }
        }

        int? IndexOf(ShownAxis? axis) => axis is null ? null : sweep.Index().Single(own => own.Item.Name == axis.Axis.Name).Index;
    }

    public PictureKind Kind { get; }

    public ShownAxis X { get; }

    /// <summary>null: the picture has one line, or dots.</summary>
    public ShownAxis? Y { get; }

    /// <summary>null: the picture has one panel.</summary>
    public ShownAxis? Panels { get; }

    public int Rows => Y?.Places.Count ?? 1;

    public int PanelCount => Panels?.Places.Count ?? 1;

    /// <summary>In the order of the sweep.</summary>
    public IReadOnlyList<SweepCondition> Conditions => _shown;

    /// <summary>How many conditions the axes have.</summary>
    public int Wanted => X.Axis.Values.Count * (Y?.Axis.Values.Count ?? 1) * (Panels?.Axis.Values.Count ?? 1);

    /// <summary>How many neighbours are one place, at most.</summary>
    public int Together => X.Together * (Y?.Together ?? 1) * (Panels?.Together ?? 1);

    /// <summary>
    /// A metric at a place. Of neighbours that are one place the median of their medians, and an interval from their
    /// lowest end to their highest, which holds their medians with no certainty that is known.
    /// </summary>
    /// <param name="x">Place on the x axis.</param>
    /// <param name="y">Place on the y axis, 0 if there is none.</param>
    /// <param name="panel">Number of the panel, 0 if there is one.</param>
    /// <param name="metric">Number of the metric.</param>
    /// <returns>null: the condition failed or was not run.</returns>
    public MedianInterval? At(int x, int y, int panel, int metric)
    {
        if (!_conditions.TryGetValue((x, y, panel), out List<SweepCondition>? there))
        {
            return null;
        }

        MedianInterval[] values = [.. there.Select(condition => condition.Values[metric])];
        return values is [var only]
            ? only
            : new MedianInterval(
                values.Min(value => value.Count),
                MedianInterval.Of(values.Select(value => value.Median)).Median,
                values.Min(value => value.Low),
                values.Max(value => value.High),
                0);
    }

    private static int? Find(ShownAxis? axis, int? index, SweepCondition condition) => axis is null ? 0 : axis.Find(condition.At[index!.Value]);
}
