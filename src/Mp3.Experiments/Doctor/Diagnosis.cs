// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor;

/// <summary>What all checks found.</summary>
/// <param name="Findings">One a check.</param>
public sealed record Diagnosis(IReadOnlyList<DoctorFinding> Findings)
{
    /// <summary>Whether a study can run under the virtual clock, to its pictures.</summary>
    public bool CanRun => Findings.All(finding => finding.State != FindingState.Missing);

    /// <summary>The verdict, one line.</summary>
    public string Verdict => CanRun
        ? "every study can run here"
        : $"no study can run here yet: {string.Join(", ", Findings.Where(finding => finding.State == FindingState.Missing).Select(finding => finding.Check))}";
}
