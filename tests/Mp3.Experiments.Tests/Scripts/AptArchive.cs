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

    /// <summary>Writes down a suite that has these packages.</summary>
    public void PublishPackages(string suite, params AptPackage[] packages) => Write(suite, [.. packages.Select(Package)]);

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

    private string Package(string name, string[] dependencies, params string[] files) =>
        Package(new AptPackage(name) { Depends = dependencies, Files = files.ToDictionary(file => file, _ => name) });

    /// <summary>The entry of a package in the list of its suite.</summary>
    private string Package(AptPackage package)
    {
        (string name, string version, string[] dependencies) = (package.Name, package.Version, package.Depends);
        using var folder = new ScratchFolder();
        string control = $"Package: {name}\nVersion: {version}\nArchitecture: amd64\nMaintainer: nobody <nobody@example.org>\n"
            + (dependencies.Length > 0 ? $"Depends: {string.Join(", ", dependencies)}\n" : "")
            + $"Description: {name}\n";
        folder.Write("DEBIAN/control", control);
        foreach ((string file, string text) in package.Files)
        {
            folder.Write(file, text);
        }

        foreach ((string link, string target) in package.Links)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[link])!);
            File.CreateSymbolicLink(folder[link], target);
        }

        foreach (string program in package.Executables)
        {
            File.SetUnixFileMode(folder[program], (UnixFileMode)0x1ED);
        }

        string pool = Path.Combine(root, "pool", $"{name}_{version}_amd64.deb");
        Directory.CreateDirectory(Path.GetDirectoryName(pool)!);
        Tool.Run("dpkg-deb", ["--build", "--root-owner-group", folder.Path, pool]);
        byte[] bytes = File.ReadAllBytes(pool);
        return $"{control}Filename: {Path.GetRelativePath(root, pool)}\nSize: {bytes.Length}\nSHA256: {Digest(bytes)}\n\n";
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>A package that is made up.</summary>
internal sealed record AptPackage(string Name)
{
    public string Version { get; init; } = "1";

    public string[] Depends { get; init; } = [];

    /// <summary>Texts by path in the package; a maintainer script is <c>DEBIAN/NAME</c>.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Targets of symbolic links by path.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    /// <summary>Which files are executable.</summary>
    public string[] Executables { get; init; } = [];
}
