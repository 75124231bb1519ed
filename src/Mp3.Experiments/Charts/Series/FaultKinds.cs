// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts.Series;

/// <summary>Which page faults of a sample are counted.</summary>
[Flags]
public enum FaultKinds
{
    None = 0,
    Minor = 1,
    Major = 2,
    Both = Minor | Major,
}

/// <summary>Counting by <see cref="FaultKinds"/>.</summary>
public static class FaultKindExtensions
{
    /// <summary>Faults of these kinds in one sample.</summary>
    public static long Count(this FaultKinds kinds, SampleRow row) =>
        (kinds.HasFlag(FaultKinds.Minor) ? row.MinorFaults : 0)
        + (kinds.HasFlag(FaultKinds.Major) ? row.MajorFaults : 0);
}
