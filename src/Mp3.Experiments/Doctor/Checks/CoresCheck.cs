// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>Processors: a guest takes one.</summary>
internal static class CoresCheck
{
    public static DoctorFinding Of(Host host) =>
        new("cores", FindingState.Ok, host.Cores == 1 ? "1: guests run one after the other" : $"{host.Cores}: as many guests at once");
}
