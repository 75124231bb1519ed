// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Claims;

/// <summary>What a study at another scale than 1 can't say.</summary>
public static class Scaling
{
    /// <summary>
    /// What <c>--scale</c> leaves as it is, while memory and accesses shrink: the shape of the faults stays, times and
    /// what is made of them do not.
    /// </summary>
    public const string Unscaled = "the second of sleep between iterations, the swap device's latency and the kernel's reserves";

    /// <summary>In words, for captions; null at scale 1.</summary>
    public static string? Note(StudySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Scale == 1 ? null : $"not scaled: {Unscaled}; times and utilization are not those of full size";
    }

    /// <summary>The same as a sentence of its own, below or above a table; null at scale 1.</summary>
    public static string? Sentence(StudySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Scale == 1
            ? null
            : $"At scale {ScaleText.Of(settings.Scale)} {Unscaled} are not scaled: times and utilization are not those of full size.";
    }

    /// <summary>A claim about times, rates or utilization: at another scale than 1 it is not tested.</summary>
    internal static Claim OfTimes(Claim claim, IReadOnlyList<MeasuredRun> runs) => runs.FirstOrDefault(run => run.Scale != 1) is { } scaled
        ? claim with
        {
            Verdict = Verdict.NotTested,
            On = null,
            Evidence = $"{claim.Evidence}; at scale {ScaleText.Of(scaled.Scale)} this says nothing of full size, because {Unscaled} don't scale: --scale 1 tests it",
        }
        : claim;
}
