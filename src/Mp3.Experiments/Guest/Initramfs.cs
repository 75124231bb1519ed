// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.RegularExpressions;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>The first and only file system of a guest. The same content gives the same bytes.</summary>
public sealed partial class Initramfs
{
    private static readonly string[] EmptyFolders = ["/dev", "/proc", "/sys", "/tmp", "/run"];

    private readonly Lazy<ReadOnlyMemory<byte>> _image;

    /// <param name="image">The archive, not compressed.</param>
    /// <param name="sha256">Its digest, lower-case hex.</param>
    public Initramfs(ReadOnlyMemory<byte> image, string sha256)
    {
        _image = new(image);
        Sha256 = sha256;
    }

    private Initramfs(CpioArchive archive)
    {
        _image = new(() => archive.ToArray());
        Sha256 = archive.Sha256();
        Files = [.. archive.Files.Select(file => (file.Path, HostFile.DigestOf(file.Content)))];
    }

    /// <summary>The archive, not compressed. Packed when it is asked for: a run that is in the store needs its digest alone.</summary>
    public ReadOnlyMemory<byte> Image => _image.Value;

    /// <summary>The archive's digest, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Its files, by path: the absolute path in the guest, and the SHA-256 of the content.</summary>
    public IReadOnlyList<(string Path, string Sha256)> Files { get; } = [];

    /// <exception cref="Mp3Exception">A part is missing; the message says which command brings it (69).</exception>
    public static Initramfs Build(InitramfsContent content)
    {
        CpioArchive archive = Frame(content);
        archive.AddFile("/etc/mp3/plan.json", JsonSerializer.SerializeToUtf8Bytes(content.Plan, ProtocolJson.Default.GuestPlan));
        archive.AddText("/etc/mp3/guest.conf", ShellSettings(content.Settings));
        return new Initramfs(archive);
    }

    /// <summary>The same without plan and settings, which runs that have all else in common have of their own.</summary>
    /// <exception cref="Mp3Exception">A part is missing; the message says which command brings it (69).</exception>
    public static Initramfs BuildFrame(InitramfsContent content) => new(Frame(content));

    /// <summary>A guest that has nothing but busybox and a script.</summary>
    /// <exception cref="Mp3Exception">There is no static busybox (69).</exception>
    public static Initramfs BuildBare(string initScript)
    {
        var archive = new CpioArchive();
        foreach (string folder in EmptyFolders)
        {
            archive.AddDirectory(folder);
        }

        AddShell(archive, initScript);
        return new Initramfs(archive);
    }

    internal static string ShellSettings(IReadOnlyDictionary<string, string> settings)
    {
        if (settings.Keys.FirstOrDefault(name => !ShellName().IsMatch(name)) is { } bad)
        {
            throw new ArgumentException($"'{bad}' is no name of a shell variable", nameof(settings));
        }

        return string.Concat(settings
            .OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => $"{setting.Key}='{setting.Value.Replace("'", @"'\''", StringComparison.Ordinal)}'\n"));
    }

    private static CpioArchive Frame(InitramfsContent content)
    {
        var archive = new CpioArchive();
        foreach (string folder in EmptyFolders)
        {
            archive.AddDirectory(folder);
        }

        AddShell(archive, content.InitScript);
        AddModules(archive, content);
        AddPrograms(archive, content);
        return archive;
    }

    private static void AddShell(CpioArchive archive, string initScript)
    {
        string busybox = Programs.Find("busybox")
            ?? throw Mp3Exception.Unavailable("busybox is missing; 'make deps' installs busybox-static");
        byte[] program = ReadPart(busybox, "make deps");
        if (ElfFile.Parse(program).Interpreter is not null)
        {
            throw Mp3Exception.Unavailable($"{busybox} needs shared libraries; install busybox-static");
        }

        archive.AddFile("/bin/busybox", program, executable: true);
        archive.AddSymbolicLink("/bin/sh", "busybox");
        archive.AddFile("/init", System.Text.Encoding.UTF8.GetBytes(initScript), executable: true);
    }

    private static void AddModules(CpioArchive archive, InitramfsContent content)
    {
        var resolver = new ModuleResolver(content.Kernel);
        IReadOnlyList<string> boot = resolver.Resolve(content.BootModules);
        List<string> result = [.. resolver.Resolve(content.ResultModules).Except(boot, StringComparer.Ordinal)];
        string[] files = [.. boot, .. result];
        foreach ((string file, byte[] module) in files.Zip(ModuleFile.ReadAll(files)))
        {
            archive.AddFile(GuestPath(file), module);
        }

        archive.AddFile("/lib/modules/mp3.ko", ReadPart(content.Mp3ModulePath, "make build"));
        if (content.DiskModulePath is { } disk)
        {
            archive.AddFile("/lib/modules/mp3_disk.ko", ReadPart(disk, "make build"));
        }

        archive.AddText("/etc/mp3/modules.boot", string.Concat(boot.Select(file => GuestPath(file) + '\n')));
        archive.AddText("/etc/mp3/modules.result", string.Concat(result.Select(file => GuestPath(file) + '\n')));
    }

    private static string GuestPath(string module) => $"/lib/modules/{ModuleResolver.NameOf(module)}.ko";

    private static void AddPrograms(CpioArchive archive, InitramfsContent content)
    {
        archive.AddFile("/bin/work", ReadPart(content.WorkPath, "make build"), executable: true);
        archive.AddFile("/bin/mp3-agent", ReadPart(content.AgentPath, "make build"), executable: true);
        if (content.StartPath is { } start)
        {
            archive.AddFile("/bin/mp3-start", ReadPart(start, "make build"), executable: true);
        }

        string[] beside = Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(content.AgentPath))!, "*.so");
        foreach (string library in beside)
        {
            archive.AddFile("/bin/" + Path.GetFileName(library), ReadPart(library, "make build"), executable: true);
        }

        foreach (string library in SharedLibraries.Of([content.WorkPath, content.AgentPath, .. beside]))
        {
            archive.AddFile(library, ReadPart(library, "make deps"), executable: true);
        }
    }

    private static byte[] ReadPart(string path, string command)
    {
        try
        {
            return HostFile.Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Unavailable($"a part of the guest can't be read: {e.Message} ('{command}' brings it)", e);
        }
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellName();
}
