// SPDX-License-Identifier: MIT

using System.Numerics;
using CsCheck;
using Mp3.Reader.Monitor;

namespace Mp3.Reader.Tests.Monitor;

public sealed class JiffiesTests
{
    [Fact]
    public void The_parts_add_up_to_the_whole()
    {
        Gen.Select(Gen.Int[1, 1_000_000_000], Gen.ULong[0, ulong.MaxValue / 100].Array[1, 100]).Sample((hz, parts) =>
        {
            var jiffies = new Jiffies(hz);
            BigInteger sum = parts.Aggregate(BigInteger.Zero, (total, ns) => total + jiffies.Add(ns));
            BigInteger ns = parts.Aggregate(BigInteger.Zero, (total, part) => total + part);

            Assert.Equal(ns * hz / 1_000_000_000, sum);
        });
    }

    [Theory]
    [InlineData(1000, 1_999_999, 1)]
    [InlineData(250, 4_000_000, 1)]
    [InlineData(100, 9_999_999, 0)]
    [InlineData(1000, ulong.MaxValue, 18_446_744_073_709)]
    public void A_jiffy_is_whole_or_not_there(int hz, ulong ns, ulong expected) =>
        Assert.Equal(expected, new Jiffies(hz).Whole(ns));
}
