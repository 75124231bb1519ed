// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>A part of a line without a gap.</summary>
/// <param name="Points">By rising x, at least one.</param>
internal sealed record Piece(IReadOnlyList<CurvePoint> Points)
{
    private const double Nano = 1e-9;

    /// <summary>When a row was taken, in the unit of its recording's time.</summary>
    public static double Seconds(SampleRow row) => row.TimeNs * Nano;

    /// <summary>The rows between gaps: first and end (not included) of each part.</summary>
    public static IEnumerable<Range> Between(Recording recording)
    {
        int[] starts = [0, .. recording.Gaps, recording.Rows.Count];
        return starts.Zip(starts.Skip(1), (from, to) => from..to);
    }
}
