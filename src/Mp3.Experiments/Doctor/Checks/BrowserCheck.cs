// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>A browser without a screen: only the tests of the report use one.</summary>
internal static class BrowserCheck
{
    private const string Name = "Chromium";
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    public static DoctorFinding Of(Host host) => Programs.FirstOrDefault(host.Has) is { } program
        ? new DoctorFinding(Name, FindingState.Ok, program)
        : new DoctorFinding(Name, FindingState.Note, "none: the tests of the report are left out", Remedies.Install("chromium"));
}
