// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series.Faults;

/// <summary>
/// The addresses that were faulted on, below each other without the gaps between them: gaps are terabytes, mappings
/// are not. Places go from 0 to 1; every mapping has a part that can be seen, the rest is divided by size.
/// </summary>
public sealed class AddressFolds
{
    /// <summary>A gap that is shorter stays, bytes: pages that happened not to be touched.</summary>
    private const ulong LeastGap = 4 << 20;

    private const int MostMappings = 8;
    private const double GapPart = 0.02;
    private const double LeastPart = 0.07;

    private AddressFolds(IReadOnlyList<(AddressRange Range, double Low, double High)> mappings) => Mappings = mappings;

    /// <summary>The mappings, rising, and where they lie.</summary>
    public IReadOnlyList<(AddressRange Range, double Low, double High)> Mappings { get; }

    /// <summary>The gaps between them.</summary>
    public IEnumerable<(double Low, double High)> Gaps =>
        Mappings.Zip(Mappings.Skip(1), (below, above) => (below.High, above.Low));

    /// <summary>Folds what lies between ranges.</summary>
    /// <param name="ranges">At least one, in any order; they may overlap.</param>
    public static AddressFolds Of(IEnumerable<AddressRange> ranges)
    {
        List<AddressRange> joined = Join(ranges.OrderBy(range => range.Start), LeastGap);
        while (joined.Count > MostMappings)
        {
            ulong least = joined.Zip(joined.Skip(1), (below, above) => above.Start - below.End).Min();
            joined = Join(joined, least + 1);
        }

        double leastPart = Math.Min(LeastPart, 1.0 / (2 * joined.Count));
        double free = 1 - (GapPart * (joined.Count - 1)) - (leastPart * joined.Count);
        double all = joined.Sum(range => (double)range.Size);
        List<(AddressRange, double, double)> mappings = [];
        double low = 0;
        foreach (AddressRange range in joined)
        {
            double high = low + leastPart + (free * range.Size / all);
            mappings.Add((range, low, high));
            low = high + GapPart;
        }

        return new AddressFolds(mappings);
    }

    /// <summary>Where an address lies; it is in a mapping, or is the end of one.</summary>
    /// <param name="address">The address.</param>
    /// <param name="mapping">The number of the mapping.</param>
    public double Place(ulong address, int mapping)
    {
        (AddressRange range, double low, double high) = Mappings[mapping];
        return low + ((high - low) * unchecked(address - range.Start) / range.Size);
    }

    /// <summary>The number of the mapping that an address is in.</summary>
    public int Find(ulong address)
    {
        int mapping = Mappings.Count - 1;
        while (mapping > 0 && address < Mappings[mapping].Range.Start)
        {
            mapping--;
        }

        return mapping;
    }

    private static List<AddressRange> Join(IEnumerable<AddressRange> rising, ulong leastGap)
    {
        List<AddressRange> joined = [];
        foreach (AddressRange range in rising)
        {
            if (joined.Count > 0 && (range.Start <= joined[^1].End || range.Start - joined[^1].End < leastGap))
            {
                joined[^1] = joined[^1] with { End = Math.Max(range.End, joined[^1].End) };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }
}
