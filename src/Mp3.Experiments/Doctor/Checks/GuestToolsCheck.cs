// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>Programs that make a guest and hold it: the shell inside, and what starts QEMU.</summary>
internal static class GuestToolsCheck
{
    private const string Name = "guest's tools";
    private static readonly string[] UtilLinux = ["setpriv", "setsid", "taskset", "flock"];

    public static DoctorFinding Of(Host host)
    {
        List<string> packages = [];
        List<string> problems = [];
        if (Programs.Find("busybox", host.SearchPath) is not { } busybox)
        {
            packages.Add("busybox-static");
            problems.Add("no busybox");
        }
        else if (IsDynamic(busybox))
        {
            packages.Add("busybox-static");
            problems.Add($"{busybox} needs shared libraries");
        }

        if (!UtilLinux.All(host.Has))
        {
            packages.Add("util-linux");
            problems.Add($"no {string.Join(", ", UtilLinux.Where(program => !host.Has(program)))}");
        }

        if (!host.Has("xz"))
        {
            packages.Add("xz-utils");
            problems.Add("no xz");
        }

        return problems.Count == 0
            ? new DoctorFinding(Name, FindingState.Ok, "busybox (static), util-linux, xz")
            : new DoctorFinding(Name, FindingState.Missing, string.Join("; ", problems), Remedies.Install([.. packages]));
    }

    private static bool IsDynamic(string program)
    {
        try
        {
            return ElfFile.Parse(File.ReadAllBytes(program)).Interpreter is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return true;
        }
    }
}
