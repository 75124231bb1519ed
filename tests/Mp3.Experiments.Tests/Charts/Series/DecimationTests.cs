// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Tests.Charts.Series;

public sealed class DecimationTests
{
    [Fact]
    public void A_short_line_stays() =>
        Assert.Equal(4000, Decimation.OfRisingLine([.. Enumerable.Range(0, 4000).Select(i => new CurvePoint(i, i))]).Count);

    [Fact]
    public void A_long_line_keeps_every_step_to_within_a_column() =>
        Gen.Int[0, 3].Array[20_000].Sample(
            growth =>
            {
                double sum = 0;
                CurvePoint[] points = [.. growth.Select((g, i) => new CurvePoint(i * 0.05, sum += g == 3 ? 1000 : 0))];

                IReadOnlyList<CurvePoint> kept = Decimation.OfRisingLine(points);

                Assert.InRange(kept.Count, 2, 4002);
                Assert.Equal(points[0], kept[0]);
                Assert.Equal(points[^1], kept[^1]);
                Assert.Empty(kept.Except(points));
                double column = points[^1].X / Decimation.Columns;
                Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X <= column));
            },
            iter: 20);

    [Fact]
    public void A_long_line_keeps_its_ends_and_every_peak() =>
        Gen.Double[0, 100].Array[20_000].Sample(
            levels =>
            {
                CurvePoint[] points = [.. levels.Select((level, i) => new CurvePoint(i * 0.05, level))];

                IReadOnlyList<CurvePoint> kept = Decimation.OfLine(points);

                Assert.InRange(kept.Count, 2, (4 * Decimation.Columns) + 4);
                Assert.Equal((points[0], points[^1]), (kept[0], kept[^1]));
                Assert.Empty(kept.Except(points));
                Assert.Equal(kept.OrderBy(point => point.X), kept);
                Assert.Equal((points.Min(point => point.Y), points.Max(point => point.Y)), (kept.Min(point => point.Y), kept.Max(point => point.Y)));
            },
            iter: 20);
}
