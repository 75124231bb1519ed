// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Labels of an axis' ticks that don't touch each other.</summary>
public static class TickLabels
{
    private const float Gap = 12;

    /// <summary>
    /// The labels of all ticks, if there is room, else of every second, third, … from the last one; the others are empty.
    /// </summary>
    /// <param name="axis">A horizontal axis.</param>
    /// <param name="length">Its length, px.</param>
    /// <param name="measure">Width of a label, px.</param>
    public static string[] Fitting(AxisScale axis, float length, Func<string, float> measure)
    {
        string[] labels = [.. axis.TickLabels];
        float[] halves = [.. labels.Select(label => measure(label) / 2)];
        double[] centers = [.. axis.Ticks.Select(tick => (tick - axis.Min) / (axis.Max - axis.Min) * length)];
        int stride = 1;
        while (stride < labels.Length && Touch(stride))
        {
            stride++;
        }

        return [.. labels.Select((label, i) => (labels.Length - 1 - i) % stride == 0 ? label : "")];

        bool Touch(int step)
        {
            for (int i = labels.Length - 1; i >= step; i -= step)
            {
                if (centers[i] - halves[i] - Gap < centers[i - step] + halves[i - step])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
