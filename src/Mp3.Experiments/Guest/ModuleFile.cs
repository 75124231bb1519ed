// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>
/// Reads kernel modules as a guest loads them fastest: not compressed, without signature and type information. The
/// kernel would check the one and parse the other, which takes it five times as long as all else about a module.
/// </summary>
internal static class ModuleFile
{
    private static readonly string[] StripArguments = ["--strip-debug", "--remove-section=.BTF", "--remove-section=.BTF.base"];
    private static readonly ConcurrentDictionary<FileVersion, byte[]> Ready = new();

    /// <exception cref="Mp3Exception">The file can't be read, unpacked or stripped (69).</exception>
    public static byte[] Read(string path) => ReadAll([path])[0];

    /// <summary>All of them, in their order; those that were not read before are stripped by one process.</summary>
    /// <exception cref="Mp3Exception">A file can't be read, unpacked or stripped (69).</exception>
    public static IReadOnlyList<byte[]> ReadAll(IReadOnlyList<string> paths)
    {
        try
        {
            // A study packs the same modules for each of its runs.
            FileVersion[] files = [.. paths.Select(FileVersion.Of)];
            FileVersion[] missing = [.. files.Where(file => !Ready.ContainsKey(file)).Distinct()];
            foreach ((FileVersion file, byte[] module) in missing.Zip(Strip([.. missing.Select(file => Unpack(file.Path))])))
            {
                Ready.TryAdd(file, module);
            }

            return [.. files.Select(file => Ready[file])];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Mp3Exception.Unavailable($"the {(paths.Count == 1 ? "module" : "modules")} {string.Join(", ", paths)} can't be read: {e.Message}", e);
        }
    }

    private static byte[] Unpack(string path) => Path.GetExtension(path) switch
    {
        ".xz" => Unpacker.RunTool("xz", path),
        ".zst" => Unpacker.RunTool("zstd", path),
        ".gz" => Gunzip(path),
        _ => File.ReadAllBytes(path),
    };

    /// <summary>The signature lies behind the ELF file's end and does not survive strip(1) either.</summary>
    private static byte[][] Strip(byte[][] modules)
    {
        byte[][] stripped = [.. modules];
        int[] elf = [.. Enumerable.Range(0, modules.Length).Where(i => modules[i] is [0x7f, (byte)'E', (byte)'L', (byte)'F', ..])];
        if (elf.Length == 0)
        {
            return stripped;
        }

        using RunFolder folder = RunFolder.Create();
        string[] paths = [.. elf.Select(i => Path.Combine(folder.Path, $"{i}.ko"))];
        foreach ((int i, string path) in elf.Zip(paths))
        {
            File.WriteAllBytes(path, modules[i]);
        }

        Unpacker.Output("strip", [.. StripArguments, .. paths], "the guest's modules are to be small");
        foreach ((int i, string path) in elf.Zip(paths))
        {
            stripped[i] = File.ReadAllBytes(path);
        }

        return stripped;
    }

    private static byte[] Gunzip(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Unpacker.Gunzip(file);
    }
}
