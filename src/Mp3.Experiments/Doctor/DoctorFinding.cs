// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor;

/// <summary>What a check's finding means for the main job, a study under the virtual clock.</summary>
public enum FindingState
{
    /// <summary>All is there.</summary>
    Ok,

    /// <summary>Something is not there that the main job does without.</summary>
    Note,

    /// <summary>The main job can't run.</summary>
    Missing,
}

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at, such as <c>QEMU</c>.</param>
/// <param name="State">What it means.</param>
/// <param name="Detail">What is there, or what is not and what for it would be.</param>
/// <param name="Remedy">The command that mends it; null: nothing is to be mended, or no command does.</param>
public sealed record DoctorFinding(string Check, FindingState State, string Detail, string? Remedy = null);
