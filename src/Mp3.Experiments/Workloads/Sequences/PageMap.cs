// SPDX-License-Identifier: MIT

using System.Numerics;
using System.Runtime.InteropServices;

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>From a page to another: <c>(Multiplier × page + Increment) mod Pages</c>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageMap(ulong Multiplier, ulong Increment, ulong Pages)
{
    public ulong Of(ulong page) => ((Multiplier * page) + Increment) % Pages;

    /// <summary>About the golden section of the pages, where neighbours are far from each other.</summary>
    public static ulong Far(ulong pages) => pages * 618 / 1000;

    /// <summary>The first number from <paramref name="from"/> on that has no divisor in common with the pages.</summary>
    public static ulong Coprime(ulong from, ulong pages)
    {
        while (!BigInteger.GreatestCommonDivisor(from, pages).IsOne)
        {
            from++;
        }

        return from;
    }

    /// <summary>The product of a number's odd prime factors, each taken once.</summary>
    public static ulong OddRadical(ulong number)
    {
        number >>= BitOperations.TrailingZeroCount(number);
        ulong radical = 1;
        for (ulong prime = 3; prime * prime <= number; prime += 2)
        {
            if (number % prime != 0)
            {
                continue;
            }

            radical *= prime;
            while (number % prime == 0)
            {
                number /= prime;
            }
        }

        return radical * number;
    }
}
