// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Reader.Live;

/// <summary>The fault rates of the last intervals, from counts that grow.</summary>
/// <param name="beginNs">Begin of the first interval, ns.</param>
/// <param name="begin">The counts at that time.</param>
public sealed class RateHistory(long beginNs = 0, FaultCounts begin = default)
{
    /// <summary>Intervals that are kept.</summary>
    public const int Length = 40;

    /// <summary>Two ticks of the module: a shorter interval says more of the ticks than of the process.</summary>
    private const long ShortestNs = 100_000_000;

    private const double NsPerSecond = 1e9;
    private readonly Queue<FaultRates> _rates = new(Length);
    private (long Ns, FaultCounts Counts) _last = (beginNs, begin);

    /// <summary>Oldest first, at most <see cref="Length"/>.</summary>
    public IReadOnlyCollection<FaultRates> Rates => _rates;

    /// <summary>Of the last interval; 0 before its end.</summary>
    public FaultRates Latest { get; private set; }

    /// <summary>Ends an interval, unless it is so short that the next call may as well.</summary>
    /// <param name="ns">Now, on the clock of the beginning.</param>
    /// <param name="counts">The counts by now.</param>
    public void Add(long ns, FaultCounts counts)
    {
        long length = ns - _last.Ns;
        if (length < ShortestNs)
        {
            return;
        }

        double seconds = length / NsPerSecond;
        Latest = new FaultRates((counts.Minor - _last.Counts.Minor) / seconds, (counts.Major - _last.Counts.Major) / seconds);
        _last = (ns, counts);
        if (_rates.Count == Length)
        {
            _ = _rates.Dequeue();
        }

        _rates.Enqueue(Latest);
    }
}
