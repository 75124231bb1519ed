// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>A combination of values of all axes, and what is asked for there.</summary>
/// <param name="At">A value of each axis that is varied from setting to setting.</param>
/// <param name="Request">With the study's own seed.</param>
internal sealed record SweepSetting(Parameters At, IStudyRequest Request)
{
    /// <summary>In words: <c>memory=512 swap=ssd</c>; empty: nothing is varied.</summary>
    public string Words => WordsOf(At);

    /// <summary>The same of any values.</summary>
    public static string WordsOf(Parameters at) => string.Join(' ', at.All.Select(value => $"{value.Key}={value.Value}"));
}
