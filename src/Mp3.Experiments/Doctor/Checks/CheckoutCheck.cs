// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>The sources, from which the guest's parts are built.</summary>
internal static class CheckoutCheck
{
    private const string Name = "checkout";

    public static DoctorFinding Of(Host host) => host.Checkout is { } root
        ? new DoctorFinding(Name, FindingState.Ok, root)
        : new DoctorFinding(Name, FindingState.Missing, "the guest's parts are built from a checkout of mp3, and neither this folder nor the program is in one");
}
