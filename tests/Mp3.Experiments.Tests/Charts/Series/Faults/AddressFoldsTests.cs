// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Tests.Charts.Series.Faults;

public sealed class AddressFoldsTests
{
    private static readonly AddressRange Program = new(0x5555_5555_4000, 0x5555_5556_0000);
    private static readonly AddressRange Memory = new(0x7fff_b7a0_0000, 0x7fff_f7a0_0000);
    private static readonly AddressRange Stack = new(0x7fff_ffff_c000, 0x7fff_ffff_f000);

    [Fact]
    public void A_gap_is_folded_and_a_mapping_keeps_its_size()
    {
        var folds = AddressFolds.Of([Stack, Memory, Program]);

        Assert.Equal([Program, Memory, Stack], folds.Mappings.Select(mapping => mapping.Range));
        Assert.Equal((0, 1), (folds.Mappings[0].Low, Math.Round(folds.Mappings[2].High, 9)));
        Assert.All(folds.Mappings, mapping => Assert.InRange(mapping.High - mapping.Low, 0.05, 0.9));
        Assert.True(folds.Mappings[1].High - folds.Mappings[1].Low > 0.7);
        Assert.Equal(2, folds.Gaps.Count());
        Assert.All(folds.Gaps, gap => Assert.InRange(gap.High - gap.Low, 0.01, 0.03));
    }

    [Fact]
    public void A_place_rises_with_its_address()
    {
        var folds = AddressFolds.Of([Stack, Memory, Program]);
        ulong[] addresses = [Program.Start, Program.End - 1, Memory.Start, Memory.Start + 12345, Memory.End - 1, Stack.Start, Stack.End - 1];

        double[] places = [.. addresses.Select(address => folds.Place(address, folds.Find(address)))];

        Assert.Equal(places.Order(), places);
        Assert.Equal(places.Length, places.Distinct().Count());
    }

    [Fact]
    public void Pages_that_were_not_touched_are_no_gap()
    {
        var folds = AddressFolds.Of([new(0x10_0000, 0x10_1000), new(0x20_0000, 0x20_1000), new(0x10_0000, 0x10_2000)]);

        Assert.Equal([new AddressRange(0x10_0000, 0x20_1000)], folds.Mappings.Select(mapping => mapping.Range));
    }

    /// <summary>The shortest gaps stay.</summary>
    [Fact]
    public void Of_many_mappings_the_nearest_are_one()
    {
        var folds = AddressFolds.Of(Enumerable.Range(1, 50).Select(k => new AddressRange((ulong)k * (ulong)k << 24, ((ulong)k * (ulong)k << 24) + 4096)));

        Assert.InRange(folds.Mappings.Count, 2, 8);
        Assert.Equal(50UL * 50 << 24, folds.Mappings[^1].Range.Start);
        Assert.Equal(1UL << 24, folds.Mappings[0].Range.Start);
        Assert.True(folds.Mappings[0].Range.Size > 4096);
    }

    [Theory]
    [InlineData(0x1000, 0x7000, "1000 + 24 KiB")]
    [InlineData(0x7fffb7a00000, 0x7ffff7a00000, "7fffb7a00000 + 1 GiB")]
    [InlineData(0x7fffb7a00000, 0x7fffb8b00000, "7fffb7a00000 + 17 MiB")]
    public void A_range_has_a_name(ulong start, ulong end, string text) => Assert.Equal(text, new AddressRange(start, end).Text);
}
