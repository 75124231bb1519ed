// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>What builds the module, the workload and the agent.</summary>
internal static class CompilerCheck
{
    private const string Name = "compilers";

    private static readonly (string Program, string Package)[] Programs =
        [("gcc", "gcc"), ("make", "make"), ("ld", "binutils"), ("strip", "binutils"), ("depmod", "kmod")];

    public static DoctorFinding Of(Host host)
    {
        (string What, string? Package)[] missing = [.. Missing(host).Distinct()];
        string[] packages = [.. missing.Select(each => each.Package).OfType<string>().Distinct(StringComparer.Ordinal)];
        return missing.Length == 0
            ? new DoctorFinding(Name, FindingState.Ok, "gcc, make, binutils, kmod, libelf, C headers, dotnet")
            : new DoctorFinding(
                Name,
                FindingState.Missing,
                $"no {string.Join(", ", missing.Select(each => each.What))}",
                packages.Length > 0 ? Remedies.Install(packages) : "install the .NET 10 SDK: https://dotnet.microsoft.com/download");
    }

    private static IEnumerable<(string What, string? Package)> Missing(Host host)
    {
        foreach ((string program, string package) in Programs)
        {
            // depmod is where only root looks.
            if (!(host with { SearchPath = Guest.Programs.WithSystemFolders(host.SearchPath) }).Has(program))
            {
                yield return (program, package);
            }
        }

        if (!File.Exists(Path.Combine(host.IncludeFolder, "stdio.h")))
        {
            yield return ("stdio.h", "libc6-dev");
        }

        // objtool, which the kernel's headers bring, needs it.
        if (!host.HasLibrary("libelf.so.1"))
        {
            yield return ("libelf.so.1", "libelf1");
        }

        // No distribution's package for sure: the SDK has a place of its own.
        if (!host.Has("dotnet"))
        {
            yield return ("dotnet", null);
        }
    }
}
