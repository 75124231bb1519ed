// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Headings and axes of the two kinds of page faults; true of disks and of compressed memory alike.</summary>
internal static class FaultWords
{
    /// <summary>What makes a fault a major one.</summary>
    public const string MajorMeans = "the page had to be read in";

    /// <summary>What makes a fault a minor one.</summary>
    public const string MinorMeans = "the page was new, or still in memory";

    public const string Major = $"Major faults ({MajorMeans})";

    public const string Minor = $"Minor faults ({MinorMeans})";

    public const string MajorAccumulated = $"Major faults, accumulated ({MajorMeans})";

    public const string MinorAccumulated = $"Minor faults, accumulated ({MinorMeans})";

    public const string MajorAxis = "Major faults";

    public const string MinorAxis = "Minor faults";
}
