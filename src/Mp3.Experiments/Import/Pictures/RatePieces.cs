// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>
/// What happened per unit of time, in pieces between gaps. Not in bins of equal width: samples of others come when
/// they come, and a bin that has one sample more than its neighbour would show a peak that never was.
/// </summary>
internal static class RatePieces
{
    private const int MostSteps = 200;

    /// <summary>How many samples one step stands for; the last of a piece may have fewer.</summary>
    public static int SamplesOfStep(Recording recording) => 1 + ((recording.Rows.Count - 1) / MostSteps);

    /// <summary>
    /// Steps over equally many samples each: their sum by the time that they took. Left out is the first sample of each
    /// piece, because nobody knows since when it counts.
    /// </summary>
    /// <param name="recording">Its rows.</param>
    /// <param name="amount">What is added up.</param>
    public static IReadOnlyList<Piece> Of(Recording recording, Func<SampleRow, double> amount)
    {
        SampleRow[] rows = [.. recording.Rows];
        int size = SamplesOfStep(recording);
        return [.. Piece.Between(recording)
            .Select(part => new Piece(StepsOf(rows[part], size, amount)))
            .Where(piece => piece.Points.Count > 0)];
    }

    private static List<CurvePoint> StepsOf(SampleRow[] rows, int size, Func<SampleRow, double> amount)
    {
        List<CurvePoint> points = [];
        int last = 0;
        double sum = 0;
        for (int i = 1; i < rows.Length; i++)
        {
            sum += amount(rows[i]);
            double elapsed = Piece.Seconds(rows[i]) - Piece.Seconds(rows[last]);
            bool isFull = i - last >= size || i == rows.Length - 1;
            if (isFull && elapsed > 0)
            {
                points.Add(new CurvePoint(Piece.Seconds(rows[last]), sum / elapsed));
                (last, sum) = (i, 0);
            }
        }

        return points.Count == 0 ? points : [.. points, new CurvePoint(Piece.Seconds(rows[last]), points[^1].Y)];
    }
}
