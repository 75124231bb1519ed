// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Protocol;

namespace Mp3.Experiments.Machines;

/// <summary>Finds settings that a kernel can't have, before a guest is booted to try them.</summary>
internal static class KernelSettings
{
    private const string MemoryFolder = "/sys/kernel/mm/";

    /// <summary>Sysctls whose names are in the kernel itself; others may be in a module.</summary>
    private static readonly string[] BuiltIn = ["vm.", "kernel.", "fs."];

    /// <summary>
    /// A sysctl, or a file below /sys/kernel/mm, has its name as a string in the kernel. Where that isn't found, there
    /// is no such setting; where it is, the guest has the last word.
    /// </summary>
    /// <param name="knobs">What the user wants set.</param>
    /// <param name="imagePath">The kernel; one that isn't unpacked says nothing.</param>
    /// <param name="release">Names the kernel in the error.</param>
    /// <exception cref="Mp3Exception">Usage: the kernel has no such setting.</exception>
    public static void RequireKnown(GuestKnobs knobs, string imagePath, string release)
    {
        if (knobs.Sysctls.Count + knobs.Files.Count == 0)
        {
            return;
        }

        byte[] image = File.ReadAllBytes(imagePath);
        if (!image.AsSpan().StartsWith("\u007fELF"u8))
        {
            return;
        }

        foreach (string name in knobs.Sysctls.Keys.Where(name => BuiltIn.Any(start => name.StartsWith(start, StringComparison.Ordinal))))
        {
            Require(image, name.Split('.'), $"--sysctl {name}", release);
        }

        foreach (string path in knobs.Files.Keys.Where(path => path.StartsWith(MemoryFolder, StringComparison.Ordinal)))
        {
            Require(image, path[MemoryFolder.Length..].Split('/'), $"--knob {path}", release);
        }
    }

    private static void Require(byte[] image, string[] parts, string option, string release)
    {
        // Names with digits are made when the kernel runs, such as hugepages-2048kB.
        if (Array.Find(parts, part => !part.Any(char.IsAsciiDigit) && image.AsSpan().IndexOf(Encoding.ASCII.GetBytes(part + '\0')) < 0) is { } unknown)
        {
            throw Mp3Exception.Usage($"{option}: kernel {release} has no '{unknown}'");
        }
    }
}
