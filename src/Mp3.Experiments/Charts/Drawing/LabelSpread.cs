// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Keeps labels beside a plot apart.</summary>
public static class LabelSpread
{
    /// <summary>
    /// Moves boxes as little as needed so that none overlaps another or leaves [top, bottom], in the same order.
    /// </summary>
    /// <param name="centers">Where each box's middle would be best, px, in any order.</param>
    /// <param name="heights">Height of each box, px.</param>
    /// <param name="top">Least y, px.</param>
    /// <param name="bottom">Greatest y, px.</param>
    /// <returns>The middle of each box, px.</returns>
    public static float[] Apart(IReadOnlyList<float> centers, IReadOnlyList<float> heights, float top, float bottom)
    {
        int[] order = [.. Enumerable.Range(0, centers.Count).OrderBy(i => centers[i])];
        float[] placed = [.. centers];
        float free = top;
        foreach (int i in order)
        {
            placed[i] = Math.Max(placed[i], free + (heights[i] / 2));
            free = placed[i] + (heights[i] / 2);
        }

        // What was pushed out at the bottom pushes the others back up.
        free = bottom;
        foreach (int i in order.Reverse())
        {
            placed[i] = Math.Min(placed[i], free - (heights[i] / 2));
            free = placed[i] - (heights[i] / 2);
        }

        return placed;
    }
}
