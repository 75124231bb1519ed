// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Drawing;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class LabelSpreadTests
{
    [Fact]
    public void Labels_with_room_stay() =>
        Assert.Equal([300, 100, 200], LabelSpread.Apart([300, 100, 200], [40, 40, 40], 0, 400));

    [Fact]
    public void Labels_never_overlap_or_leave_the_picture() =>
        Gen.Float[0, 400].Array[1, 5].Sample(centers =>
        {
            const float Height = 70;

            float[] placed = LabelSpread.Apart(centers, [.. centers.Select(_ => Height)], 0, 400);

            float[] sorted = [.. placed.Order()];
            Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Height - 0.01f));
            Assert.True(sorted[0] >= (Height / 2) - 0.01f && sorted[^1] <= 400 - (Height / 2) + 0.01f);
        });
}
