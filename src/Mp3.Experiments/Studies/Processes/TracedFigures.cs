// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Charts.Series.Faults;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Faults;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The figures of a result that has the log of every fault.</summary>
internal static class TracedFigures
{
    private const double NsPerSecond = 1e9;

    /// <summary>A map for each run, then how long major faults take; none, if the processes were not traced.</summary>
    /// <exception cref="Protocol.Mp3Exception">Usage: a log is missing, or is not what the run wrote.</exception>
    public static IReadOnlyList<Figure> Of(ProcessResult result)
    {
        IReadOnlyList<TracedRun> runs = TracedRun.Of(result);
        if (runs.Count == 0)
        {
            return [];
        }

        long endNs = result.Samples.Max(row => row.TimeNs);
        FaultMap[] maps = SideBySide.Select(runs, run => FaultMap.Of(run, endNs));
        Figure?[] figures =
        [
            .. maps.Select(map => FaultMapFigure.Of(map, endNs / NsPerSecond)),
            FaultLatencyFigure.Of(maps, FaultCeiling.Of(result.Manifest.Settings)),
        ];
        return [.. figures.OfType<Figure>()];
    }
}
