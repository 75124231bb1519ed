// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts.Series;

/// <summary>Accumulated page faults over time, from the samples of one run.</summary>
public static class AccumulatedFaults
{
    private const double NsPerSecond = 1e9;

    /// <summary>
    /// The running sum over <paramref name="samples"/>, of one process or of many: one point a tick, after (0, 0).
    /// x: s since the first tick's epoch, the last time in the tick; y: faults so far.
    /// </summary>
    /// <param name="samples">Samples of one run, in any order.</param>
    /// <param name="kinds">Which faults count.</param>
    public static IReadOnlyList<CurvePoint> Of(IEnumerable<SampleRow> samples, FaultKinds kinds)
    {
        List<CurvePoint> points = [new(0, 0)];
        long sum = 0;
        foreach (IGrouping<long, SampleRow> tick in samples.GroupBy(row => row.Tick).OrderBy(tick => tick.Key))
        {
            sum += tick.Sum(row => kinds.Count(row));
            points.Add(new CurvePoint(tick.Max(row => row.TimeNs) / NsPerSecond, sum));
        }

        return points;
    }
}
