// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>
/// Under the rate of major faults, over the same time: what memory processes and machine have, and what the kernel does
/// to come by it. Two pictures a run, because the panels of one would be too low for a projector; both begin with the
/// rate. The pictures of a study's runs have the same axes.
/// </summary>
public static class StreamFigures
{
    /// <summary>Heading of the panel of what the machine scans and reclaims.</summary>
    public const string ReclaimHeading = "Scanned and reclaimed, accumulated: by kswapd, and directly by those who want memory";

    private const double MibPerPage = MemoryColumn.KibPerPage / 1024d;
    private const double PercentPerUs = 100 / 1e6;

    private static readonly MachineColumn[] Levels = [MachineColumn.Free, MachineColumn.Cache, MachineColumn.SwapUsed];
    private static readonly MachineColumn[] SwapCounts = [MachineColumn.SwapIn, MachineColumn.SwapOut];

    private static readonly MachineColumn[] ReclaimCounts =
        [MachineColumn.ScanKswapd, MachineColumn.StealKswapd, MachineColumn.ScanDirect, MachineColumn.StealDirect];

    /// <summary>The memory of the processes and of the machine: a picture for each run of which it is known.</summary>
    /// <param name="study">Its samples.</param>
    /// <param name="runs">Those to be shown, of the study's.</param>
    /// <param name="ceiling">What the swap device allows; null: nothing is known.</param>
    public static IReadOnlyList<Figure> Memory(StudyLines study, IReadOnlyList<string> runs, FaultCeiling? ceiling)
    {
        var frame = StreamFrame.Of(study, runs, ceiling);
        return frame.FiguresOf("memory", "memory under its faults", "Levels are those at the ticks.",
        [
            frame.PanelsOf("Resident set of each process", "MiB", study.ResidentSets),
            frame.PanelsOf("The machine's memory", "MiB", run => LevelsOf(study, run)),
        ]);
    }

    /// <summary>Swapping, reclaim and what tasks wait for: a picture for each run of which it is known.</summary>
    /// <inheritdoc cref="Memory"/>
    public static IReadOnlyList<Figure> Reclaim(StudyLines study, IReadOnlyList<string> runs, FaultCeiling? ceiling)
    {
        var frame = StreamFrame.Of(study, runs, ceiling);
        return frame.FiguresOf("reclaim", "swapping and reclaim under its faults", null,
        [
            // Written in bursts and read page by page: as rates, only the bursts would be seen.
            frame.PanelsOf("Swapped in and out, accumulated", "MiB", run => SumsOf(study, run, SwapCounts, MibPerPage)),
            frame.PanelsOf(ReclaimHeading, "pages", run => SumsOf(study, run, ReclaimCounts, 1)),
            .. frame.Runs.All(run => study.PressureOf(run).Count > 0)
                ? [frame.PanelsOf("Time that some task, or every task that could run, waits (PSI)", "%", run => PressureOf(study, run, frame))]
                : (IReadOnlyList<Panel>[])[],
        ]);
    }

    /// <summary>Whether the machine scans or reclaims anything.</summary>
    public static bool HasReclaim(IReadOnlyList<MachineRow> machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return machine.Any(row => ReclaimCounts.Any(column => row.Values[column] > 0));
    }

    private static Curve[] LevelsOf(StudyLines study, string run) =>
        [.. Levels.Select((column, i) => new Curve(
            column.Words, null, StreamSeries.Levels(study.MachineOf(run), row => row.TimeNs, row => row.Values[column]), CurveStyle.OfStream(i)))];

    private static Curve[] SumsOf(StudyLines study, string run, MachineColumn[] columns, double factor) =>
        [.. columns.Select((column, i) => new Curve(
            column.Words,
            null,
            Decimation.OfRisingLine(StreamSeries.Accumulated(study.MachineOf(run), row => row.TimeNs, row => row.Values[column] * factor)),
            CurveStyle.OfStream(i)))];

    private static Curve[] PressureOf(StudyLines study, string run, StreamFrame frame) =>
        [.. PressureColumn.All.Select((column, i) => frame.Steps(new Curve(
            column.Words, null, StreamSeries.Accumulated(study.PressureOf(run), row => row.TimeNs, row => row.Waited[column] * PercentPerUs), CurveStyle.OfStream(i))))];
}
