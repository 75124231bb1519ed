// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads;

/// <summary>
/// Seeds of a run's processes: the i-th process gets the i-th number that the study's seed gives, in every run. Runs
/// that are compared thus differ in what is compared and not in luck.
/// </summary>
public static class ProcessSeeds
{
    public static IReadOnlyList<ulong> Of(ulong studySeed, int count)
    {
        var random = new SplitMix64(studySeed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next())];
    }
}
