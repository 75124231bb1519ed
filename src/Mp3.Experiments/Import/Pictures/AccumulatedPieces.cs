// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>Faults so far, in pieces between gaps.</summary>
internal static class AccumulatedPieces
{
    /// <summary>Begins at 0 with the recording, or with the first of cumulative counts.</summary>
    public static IReadOnlyList<Piece> Of(Recording recording, FaultKinds kinds)
    {
        CurvePoint[] points = [.. AccumulatedFaults.Of(recording.Rows, kinds)];
        bool hasZero = recording.Facts.Counts == CountKind.Interval;
        return [.. Piece.Between(recording).Select(part =>
        {
            // Point 0 is the start, point i + 1 is row i.
            int first = part.Start.Value == 0 && hasZero ? 0 : part.Start.Value + 1;
            return new Piece(Decimation.OfRisingLine(points[first..(part.End.Value + 1)]));
        })];
    }
}
