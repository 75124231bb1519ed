// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

[assembly: AssemblyFixture(typeof(Mp3.Experiments.Tests.Guest.UserPrograms.ProgramsImage))]

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>A small root: busybox, this machine's bash with its libraries, and the program of <c>tree.c</c>, static.</summary>
public sealed class ProgramsImage : IDisposable
{
    /// <summary>Size of the disk, MiB.</summary>
    public const int SizeMib = 64;

    /// <summary>Bytes of <c>/data</c>, which are no zeros.</summary>
    public const int DataBytes = 24 * 1024 * 1024;

    private static readonly string[] Applets = ["sh", "cat", "echo", "sleep", "dd", "kill", "ls", "ip", "wc", "ping", "head", "mkdir", "ln", "sync", "id", "test", "seq", "true", "false", "cut", "readlink", "grep", "sort", "tr", "stty"];

    private readonly ScratchFolder _folder = new();

    public ProgramsImage()
    {
        Path = _folder["programs.img"];
        string root = _folder["root"];
        foreach (string folder in (string[])["dev", "proc", "sys", "run", "tmp", "root", "etc", "usr/bin", "usr/lib64", "usr/lib/x86_64-linux-gnu"])
        {
            Directory.CreateDirectory(System.IO.Path.Combine(root, folder));
        }

        foreach (string merged in (string[])["bin", "lib", "lib64"])
        {
            File.CreateSymbolicLink(System.IO.Path.Combine(root, merged), "usr/" + merged);
        }

        Copy(Programs.Find("busybox")!, "/usr/bin/busybox");
        foreach (string applet in Applets)
        {
            File.CreateSymbolicLink(System.IO.Path.Combine(root, "usr/bin", applet), "busybox");
        }

        foreach (string file in SharedLibraries.Of("/bin/bash").Prepend("/bin/bash"))
        {
            Copy(file, file.StartsWith("/usr", StringComparison.Ordinal) ? file : "/usr" + file);
        }

        string source = System.IO.Path.Combine(Repository.Find(), "tests", "Mp3.Experiments.Tests", "Guest", "UserPrograms", "tree.c");
        Tool.Run("gcc", ["-O1", "-Wall", "-Wextra", "-Werror", "-static", "-pthread", "-o", System.IO.Path.Combine(root, "usr/bin/tree"), source]);
        File.WriteAllText(System.IO.Path.Combine(root, "etc/input"), "made in the guest\n");
        byte[] data = new byte[DataBytes];
        Array.Fill(data, (byte)1);
        File.WriteAllBytes(System.IO.Path.Combine(root, "data"), data);
        Tool.Run(Programs.Find("mke2fs", Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin")!,
            ["-q", "-t", "ext4", "-b", "4096", "-O", "^has_journal", "-E", "root_owner=0:0,lazy_itable_init=0", "-d", root, Path, $"{SizeMib}M"]);
        Sha256 = FileDigests.Of(Path);

        void Copy(string from, string to) => File.Copy(from, root + to);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    private string Sha256 { get; }

    /// <summary>As a recipe has it.</summary>
    /// <param name="offsetMib">Where in the store, MiB.</param>
    internal RecipeImage At(int offsetMib) => new(Path, offsetMib, Sha256);

    public void Dispose() => _folder.Dispose();
}
