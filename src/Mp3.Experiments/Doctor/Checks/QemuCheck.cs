// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>The program that guests run in.</summary>
internal static class QemuCheck
{
    private const string Name = "QEMU";

    public static DoctorFinding Of(Host host)
    {
        try
        {
            Qemu qemu = host.FindQemu();
            return new DoctorFinding(Name, FindingState.Ok, $"{qemu.Version}, {qemu.Path}, SHA-256 {qemu.Sha256}");
        }
        catch (Mp3Exception e)
        {
            return new DoctorFinding(Name, FindingState.Missing, e.Message.Split(';')[0], Remedies.Install("qemu-system-x86"));
        }
    }
}
