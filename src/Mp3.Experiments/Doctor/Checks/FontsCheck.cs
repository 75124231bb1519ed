// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Protocol;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>The fonts of the pictures.</summary>
internal static class FontsCheck
{
    private const string Name = "fonts";

    public static DoctorFinding Of(Host host)
    {
        try
        {
            _ = ChartFonts.Load(host.FontsFolder);
            return new DoctorFinding(Name, FindingState.Ok, $"{ChartFonts.Family}, {host.FontsFolder}");
        }
        catch (Mp3Exception e)
        {
            return new DoctorFinding(Name, FindingState.Missing, e.Message.Split(';')[0], Remedies.Install("fonts-dejavu-core"));
        }
    }
}
