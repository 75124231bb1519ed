// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>What builds the module, the workload and the agent.</summary>
internal static class CompilerCheck
{
    private const string Name = "compilers";

    private static readonly (string Program, string Package)[] Programs =
        [("gcc", "gcc"), ("make", "make"), ("ld", "binutils"), ("strip", "binutils"), ("depmod", "kmod")];

    public static Finding Of(Host host)
    {
        (string What, string Package)[] missing = [.. Missing(host).Distinct()];
        string what = $"no {string.Join(", ", missing.Select(each => each.What))}";
        string[] packages = [.. missing.Select(each => each.Package).Distinct(StringComparer.Ordinal)];
        return (packages.Length, host.Has("dotnet")) switch
        {
            (0, true) => new Finding(Name, FindingState.Ok, "gcc, make, binutils, kmod, libelf, C headers, dotnet"),
            (0, false) => new Finding(
                Name, FindingState.Missing, "no dotnet: the agent is built with the .NET 10 SDK", "https://dotnet.microsoft.com/download"),
            _ => new Finding(Name, FindingState.Missing, what, Remedies.Install(packages)),
        };
    }

    private static IEnumerable<(string What, string Package)> Missing(Host host)
    {
        foreach ((string program, string package) in Programs)
        {
            // depmod is where only root looks.
            if (!(host with { SearchPath = $"{host.SearchPath}:/usr/sbin:/sbin" }).Has(program))
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
    }
}
