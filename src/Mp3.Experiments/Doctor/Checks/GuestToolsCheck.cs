// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>Programs that make a guest and hold it: the shell inside, and what starts QEMU.</summary>
internal static class GuestToolsCheck
{
    private const string Name = "guest's tools";
    private static readonly string[] UtilLinux = ["setpriv", "setsid", "taskset", "flock"];
    private static readonly string[] Ext4 = ["mke2fs", "debugfs"];

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

        // They are where only root looks.
        Host withRoots = host with { SearchPath = Programs.WithSystemFolders(host.SearchPath) };
        if (!Ext4.All(withRoots.Has))
        {
            packages.Add("e2fsprogs");
            problems.Add($"no {string.Join(", ", Ext4.Where(program => !withRoots.Has(program)))}");
        }

        return problems.Count == 0
            ? new DoctorFinding(Name, FindingState.Ok, "busybox (static), util-linux, xz, e2fsprogs")
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
