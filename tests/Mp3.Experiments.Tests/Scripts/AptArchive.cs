// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using System.Text;
using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.Scripts;

/// <summary>A package archive in a folder, with kernels that hold no more than a fetch wants to see. It is not signed.</summary>
/// <param name="root">Its folder.</param>
internal sealed class AptArchive(string root)
{
    /// <summary>Writes down a suite that has these kernels.</summary>
    public void Publish(string suite, params string[] releases) => Write(suite, [.. releases.SelectMany(release => new[]
    {
        Package($"linux-image-{release}", [], $"boot/vmlinuz-{release}", $"lib/modules/{release}/kernel/lib/empty"),
        Headers(release),
    })]);

    /// <summary>Writes down a suite that has a kernel in the packages of 7.x: the image lies beside the modules.</summary>
    public void PublishInParts(string suite, string release) => Write(
        suite,
        Package($"linux-image-{release}", [$"linux-base-{release}", $"linux-binary-{release}", $"linux-modules-{release}"]),
        Package($"linux-base-{release}", [], $"usr/lib/modules/{release}/modules.builtin"),
        Package($"linux-binary-{release}", [], $"usr/lib/modules/{release}/vmlinuz"),
        Package($"linux-modules-{release}", [], $"usr/lib/modules/{release}/kernel/lib/empty"),
        Headers(release));

    private string Headers(string release) =>
        Package($"linux-headers-{release}", [], $"usr/src/linux-headers-{release}/Makefile", $"usr/src/linux-headers-{release}/arch/x86/Makefile");

    private void Write(string suite, params string[] entries)
    {
        string component = Path.Combine(root, "dists", suite, "main", "binary-amd64");
        Directory.CreateDirectory(component);
        string packages = string.Concat(entries);
        File.WriteAllText(Path.Combine(component, "Packages"), packages);
        File.WriteAllText(
            Path.Combine(root, "dists", suite, "Release"),
            $"""
            Origin: Debian
            Suite: {suite}
            Codename: {suite}
            Architectures: amd64
            Components: main
            Date: Thu, 01 Jan 2026 00:00:00 UTC
            SHA256:
             {Digest(Encoding.UTF8.GetBytes(packages))} {packages.Length} main/binary-amd64/Packages

            """);
    }

    /// <summary>Takes a kernel's packages away, as an archive does that has a newer one.</summary>
    public void Remove(string release)
    {
        foreach (string package in Directory.GetFiles(Path.Combine(root, "pool"), $"linux-*-{release}_*"))
        {
            File.Delete(package);
        }
    }

    /// <summary>The entry of a package in the list of its suite.</summary>
    private string Package(string name, string[] dependencies, params string[] files)
    {
        using var folder = new ScratchFolder();
        string control = $"Package: {name}\nVersion: 1\nArchitecture: amd64\nMaintainer: nobody <nobody@example.org>\n"
            + (dependencies.Length > 0 ? $"Depends: {string.Join(", ", dependencies)}\n" : "")
            + $"Description: {name}\n";
        folder.Write("DEBIAN/control", control);
        foreach (string file in files)
        {
            folder.Write(file, name);
        }

        string pool = Path.Combine(root, "pool", $"{name}_1_amd64.deb");
        Directory.CreateDirectory(Path.GetDirectoryName(pool)!);
        Tool.Run("dpkg-deb", ["--build", "--root-owner-group", folder.Path, pool]);
        byte[] package = File.ReadAllBytes(pool);
        return $"{control}Filename: {Path.GetRelativePath(root, pool)}\nSize: {package.Length}\nSHA256: {Digest(package)}\n\n";
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
