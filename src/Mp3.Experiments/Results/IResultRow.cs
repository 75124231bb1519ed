// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>A row of a result's CSV file that can tell whether a run can have written it.</summary>
internal interface IResultRow
{
    /// <summary>Which value makes no sense and why; null: all do.</summary>
    string? Flaw();
}

/// <summary>Tests of single values.</summary>
internal static class RowValues
{
    /// <summary>The first of the values that is less than 0, in words; null: there is none.</summary>
    public static string? Negative(params ReadOnlySpan<(string Column, long Value)> values)
    {
        foreach ((string column, long value) in values)
        {
            if (value < 0)
            {
                return $"{column} is {value}, less than 0";
            }
        }

        return null;
    }
}
