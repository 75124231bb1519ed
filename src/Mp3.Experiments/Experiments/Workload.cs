// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Experiments;

/// <summary>How <c>work</c> accesses its memory.</summary>
public enum AccessPattern
{
    /// <summary>R: uniform over all bytes.</summary>
    Random,

    /// <summary>L: 20 % random, 80 % within 300 bytes after the previous access.</summary>
    Local,
}

/// <summary>One <c>work</c> process.</summary>
/// <param name="SizeMib">Memory, MiB.</param>
/// <param name="Pattern">R or L.</param>
/// <param name="Accesses">Accesses in each iteration.</param>
/// <param name="Iterations">Iterations, with a second's sleep between two.</param>
/// <param name="Seed">Seed of the access sequence.</param>
/// <param name="ContentPercent">So much of each page is random bytes, which don't compress; the rest stays zero.</param>
public sealed record Workload(int SizeMib, AccessPattern Pattern, long Accesses, int Iterations, ulong Seed, int ContentPercent = 0)
{
    /// <summary>
    /// The content on a device that compresses: half of each page, so that it compresses to about a half, as data of
    /// programs do. A page with one byte written is almost nothing to such a device. A modelled disk does not look at
    /// what it stores, so there the pages stay as they are.
    /// </summary>
    public const int CompressedContentPercent = 50;

    /// <summary>The course's number of iterations.</summary>
    public const int CourseIterations = 20;

    /// <summary>The course's arguments, such as <c>1024 R 50000</c>.</summary>
    public string Arguments => $"{SizeMib} {(Pattern == AccessPattern.Local ? 'L' : 'R')} {Accesses}";

    /// <summary>The command as a person would give it.</summary>
    public string Command => $"work {Arguments}";

    /// <summary>The same workload at another scale: memory and accesses together; at least 1 MiB and one access.</summary>
    public Workload Scaled(double scale) => this with
    {
        SizeMib = Math.Max(1, (int)Math.Round(SizeMib * scale)),
        Accesses = Math.Max(1, (long)Math.Round(Accesses * scale)),
    };

    /// <summary>Program and arguments in the guest: stopped at first, registered by the agent.</summary>
    public IReadOnlyList<string> Argv() =>
    [
        "/bin/work", "--no-register", "--stop",
        $"--iterations={Iterations}", $"--seed={Seed}",
        .. ContentPercent == 0 ? (string[])[] : [$"--content={ContentPercent}"],
        .. Arguments.Split(' '),
    ];
}
