// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;
using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Programs that are useless without a folder of files that nothing in them names.</summary>
internal static class Companions
{
    private static readonly (Regex Names, string Folder, string What, string Options)[] Known =
    [
        (Named(@"python3?(\.\d+)?"), "/usr/lib/python3", "standard library", "--package python3"),
        (Named(@"perl(5\.[\d.]+)?"), "/usr/share/perl", "modules", "--package perl"),
        (Named(@"ruby(\d\.\d)?"), "/usr/lib/ruby", "standard library", "--package ruby"),
        (Named(@"(.*-)?(gcc|g\+\+|cc|c\+\+|cpp)(-\d+)?"), "/usr/lib/gcc", "parts and headers", "--package gcc --package libc6-dev"),
        (Named("javac?"), "/usr/lib/jvm", "class library", "--package default-jdk-headless"),
    ];

    /// <summary>Checks that a program of this machine, which comes alone, can do something.</summary>
    /// <param name="tree">The guest.</param>
    /// <param name="path">The program's, on this machine.</param>
    /// <exception cref="Mp3Exception">It can't (2).</exception>
    public static void Check(GuestTree tree, string path)
    {
        string[] names = [Path.GetFileName(path), Path.GetFileName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path)];
        foreach ((Regex known, string folder, string what, string options) in Known)
        {
            if (names.Any(known.IsMatch) && !tree.HasBelow(folder))
            {
                throw Mp3Exception.Usage($"of {path} only the program itself comes along, not its {what}; add {options}, and the guest has all of it");
            }
        }
    }

    private static Regex Named(string names) => new($"^(?:{names})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
