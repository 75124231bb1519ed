// SPDX-License-Identifier: MIT

using System.Numerics;
using CsCheck;
using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Tests.Workloads;

public sealed class SplitMix64Tests
{
    /// <summary>The outputs that implementations of the generator are commonly checked with.</summary>
    [Fact]
    public void It_gives_the_published_numbers()
    {
        var random = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void A_number_below_a_bound_is_the_bound_s_share_of_the_next_64_bits() =>
        Gen.Select(Gen.ULong, Gen.ULong[1, ulong.MaxValue]).Sample((seed, bound) =>
        {
            BigInteger next = new SplitMix64(seed).Next();

            Assert.Equal((ulong)(next * bound >> 64), new SplitMix64(seed).Below(bound));
        });
}
