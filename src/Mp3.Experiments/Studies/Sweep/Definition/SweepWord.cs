// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>A word of a sweep's definition.</summary>
/// <param name="Text">As an option takes it.</param>
/// <param name="Place">Where it stands, <c>FILE:LINE:COLUMN</c>; null: on the command line.</param>
internal sealed record SweepWord(string Text, string? Place = null)
{
    /// <summary>An error that names the word's place.</summary>
    /// <param name="why">What is wrong.</param>
    public Mp3Exception Refusal(string why) => RefusalAt(Place, why);

    /// <summary>The same of a place that has no word.</summary>
    public static Mp3Exception RefusalAt(string? place, string why) => Mp3Exception.Usage(place is null ? why : $"{place}: {why}");
}
