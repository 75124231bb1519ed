// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>An axis of a sweep: an option of the study, or a parameter that its runs have by themselves.</summary>
/// <param name="Name">As on command lines and in files.</param>
/// <param name="Words">For people, with its unit if it has one, such as <c>RAM (MiB)</c>.</param>
/// <param name="Values">In the order that was asked for.</param>
internal sealed record SweepAxis(string Name, string Words, IReadOnlyList<ParameterValue> Values)
{
    /// <summary>Whether all of its values are numbers.</summary>
    public bool IsNumeric => Values.All(value => value.Number is not null);
}
