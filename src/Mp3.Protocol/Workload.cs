// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>One <c>work</c> process.</summary>
/// <param name="SizeMib">Memory, MiB.</param>
/// <param name="Pattern">In which order it accesses it.</param>
/// <param name="Accesses">Accesses in each iteration.</param>
/// <param name="Iterations">Iterations, with a pause between two; <see cref="UntilKilled"/>: it has no end of its own.</param>
/// <param name="Seed">Seed of the access sequence.</param>
/// <param name="ContentPercent">So much of each page is random bytes, which don't compress; the rest stays zero.</param>
/// <param name="PauseMs">How long it sleeps between two iterations, ms; the course's is a second.</param>
public sealed record Workload(
    int SizeMib, AccessPattern Pattern, long Accesses, int Iterations, ulong Seed, int ContentPercent = 0, int PauseMs = Workload.CoursePauseMs)
{
    /// <summary>
    /// The content on a device that compresses: half of each page, so that it compresses to about a half, as data of
    /// programs do. A page with one byte written is almost nothing to such a device. A modelled disk does not look at
    /// what it stores, so there the pages stay as they are.
    /// </summary>
    public const int CompressedContentPercent = 50;

    /// <summary>The course's number of iterations.</summary>
    public const int CourseIterations = 20;

    /// <summary>The course's pause, ms.</summary>
    public const int CoursePauseMs = 1000;

    /// <summary>Of a process that somebody else ends.</summary>
    public const int UntilKilled = 0;

    /// <summary>The course's arguments, such as <c>1024 R 50000</c>.</summary>
    [JsonIgnore]
    public string Arguments => $"{SizeMib} {Pattern} {Accesses}";

    /// <summary>The command as a person would give it.</summary>
    [JsonIgnore]
    public string Command => $"work {Arguments}";

    /// <summary>The same workload at another scale: memory and accesses together; at least 1 MiB and one access.</summary>
    public Workload Scaled(double scale) => this with
    {
        SizeMib = Math.Max(1, (int)Math.Round(SizeMib * scale)),
        Accesses = Math.Max(1, (long)Math.Round(Accesses * scale)),
    };
}
