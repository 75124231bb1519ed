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
    public void Publish(string suite, params string[] releases)
    {
        string component = Path.Combine(root, "dists", suite, "main", "binary-amd64");
        Directory.CreateDirectory(component);
        string packages = string.Concat(releases.SelectMany(release => new[]
        {
            Package($"linux-image-{release}", $"boot/vmlinuz-{release}", $"lib/modules/{release}/kernel/lib/empty"),
            Package($"linux-headers-{release}", $"usr/src/linux-headers-{release}/Makefile", $"usr/src/linux-headers-{release}/arch/x86/Makefile"),
        }));
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
    private string Package(string name, params string[] files)
    {
        using var folder = new TempFolder();
        string control = $"Package: {name}\nVersion: 1\nArchitecture: amd64\nMaintainer: nobody <nobody@example.org>\nDescription: {name}\n";
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
