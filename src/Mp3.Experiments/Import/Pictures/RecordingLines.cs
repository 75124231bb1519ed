// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>The lines of recordings, each with the style that it has in all figures.</summary>
internal sealed class RecordingLines(IReadOnlyList<Recording> recordings)
{
    private readonly AxisScale _time = AxisScale.Time(
        recordings[0].Facts.Unit == TimeUnit.Seconds ? "Time since the recording began (s)" : "Time since the recording began (jiffies)",
        recordings.Max(one => Piece.Seconds(one.Rows[^1])));

    /// <summary>What is drawn, for the title.</summary>
    public string Title => recordings.Count == 1 ? recordings[0].Label : $"{recordings.Count} recordings";

    /// <summary>Unit of time in words.</summary>
    public string UnitName => recordings[0].Facts.Unit == TimeUnit.Seconds ? "second" : "jiffy";

    public bool HasGaps => recordings.Any(one => one.Gaps.Count > 0);

    /// <summary>What a step of a rate is.</summary>
    public string StepNote
    {
        get
        {
            int[] sizes = [.. recordings.Select(RatePieces.SamplesOfStep).Distinct().Order()];
            return sizes is [1] ? "Each step is one sample." : $"Each step is the mean over {string.Join(" or ", sizes)} samples.";
        }
    }

    /// <summary>Names of the recordings and what sets each apart; of a single one title and facts have it.</summary>
    public IReadOnlyList<KeyEntry> Key =>
        recordings.Count == 1 ? [] : [.. recordings.Select((one, i) => new KeyEntry(NameOf(one), StyleOf(i, CurveStyle.Writer)))];

    /// <summary>Faults so far.</summary>
    public Panel Accumulated(FaultKinds kinds, string heading) =>
        PanelOf(heading, "Faults so far", StyleOfKind(kinds), one => AccumulatedPieces.Of(one, kinds), isSteps: false);

    /// <summary>Faults per unit of time.</summary>
    public Panel Rate(FaultKinds kinds, string heading) =>
        PanelOf(heading, $"Faults / {(recordings[0].Facts.Unit == TimeUnit.Seconds ? "s" : "jiffy")}", StyleOfKind(kinds), one => RatePieces.Of(one, row => kinds.Count(row)), isSteps: true);

    /// <summary>CPU time as a part of time, of those recordings that have it.</summary>
    public Panel Cpu(string heading) => PanelOf(
        heading, "CPU (% of one)", CurveStyle.Utilization, one => one.HasCpu ? RatePieces.Of(one, row => 100e-9 * (row.UserNs + row.SystemNs)) : [], isSteps: true);

    private string NameOf(Recording one)
    {
        string[] own = [.. one.Facts.Settings.Except(ImportedCaption.Common(recordings), StringComparer.Ordinal)];
        return own.Length == 0 ? one.Label : $"{one.Label} ({string.Join(", ", own)})";
    }

    private Panel PanelOf(string heading, string unit, CurveStyle single, Func<Recording, IReadOnlyList<Piece>> pieces, bool isSteps)
    {
        Curve[] lines = [.. recordings.SelectMany((one, i) => CurvesOf(pieces(one), StyleOf(i, single), isSteps))];
        double greatest = lines.SelectMany(line => line.Points).Select(point => point.Y).DefaultIfEmpty().Max();
        return new Panel(heading, _time, AxisScale.Amount(unit, greatest), lines) { Gaps = [.. recordings.SelectMany(GapsOf)] };
    }

    // Dots from piece to piece below the pieces themselves; at the end of the last one stands where it ends.
    private static IEnumerable<Curve> CurvesOf(IReadOnlyList<Piece> pieces, CurveStyle style, bool isSteps)
    {
        IEnumerable<Curve> joints = isSteps ? [] : pieces.Zip(pieces.Skip(1), (before, after) =>
            new Curve(null, null, [before.Points[^1], after.Points[0]], style.ForGap()));
        return joints.Concat(pieces.Select((piece, i) => new Curve(
            i == pieces.Count - 1 && !isSteps ? $"{piece.Points[^1].Y:N0}" : null, null, piece.Points, style, isSteps)));
    }

    private static IEnumerable<Gap> GapsOf(Recording one) =>
        one.Gaps.Select(i => new Gap(Piece.Seconds(one.Rows[i - 1]), Piece.Seconds(one.Rows[i])));

    private static CurveStyle StyleOfKind(FaultKinds kinds) => kinds switch
    {
        FaultKinds.Major => CurveStyle.Major,
        FaultKinds.Minor => CurveStyle.Minor,
        _ => CurveStyle.OfRun(0),
    };

    private CurveStyle StyleOf(int i, CurveStyle single) =>
        recordings.Count == 1 ? single
        : i < CurveStyle.MostProcesses ? CurveStyle.OfProcess(i)
        : CurveStyle.OfRun(i - CurveStyle.MostProcesses);
}
