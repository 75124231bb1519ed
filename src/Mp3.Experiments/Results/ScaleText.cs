// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>A study's scale as a person writes it.</summary>
public static class ScaleText
{
    private const double Whole = 1e-9;

    /// <summary>0.125 is <c>1/8</c>; 0.3 stays.</summary>
    public static string Of(double scale)
    {
        double inverse = 1 / scale;
        return scale < 1 && Math.Abs(inverse - Math.Round(inverse)) < Whole ? $"1/{inverse:0}" : $"{scale:0.####}";
    }
}
