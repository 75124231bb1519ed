// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>
/// Reads kernel modules as a guest loads them fastest: not compressed, without signature and type information. The
/// kernel would check the one and parse the other, which takes it five times as long as all else about a module.
/// </summary>
internal static class ModuleFile
{
    private static readonly string[] StripArguments = ["--strip-debug", "--remove-section=.BTF", "--remove-section=.BTF.base"];
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), byte[]> Ready = new();

    /// <exception cref="Mp3Exception">The file can't be read, unpacked or stripped (69).</exception>
    public static byte[] Read(string path)
    {
        try
        {
            // A study packs the same modules for each of its runs.
            return Ready.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), static key => Strip(Unpack(key.Path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Mp3Exception.Unavailable($"the module {path} can't be read: {e.Message}", e);
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
    private static byte[] Strip(byte[] module)
    {
        if (module is not [0x7f, (byte)'E', (byte)'L', (byte)'F', ..])
        {
            return module;
        }

        using RunFolder folder = RunFolder.Create();
        string path = Path.Combine(folder.Path, "module.ko");
        File.WriteAllBytes(path, module);
        Unpacker.Output("strip", [.. StripArguments, path], "the guest's modules are to be small");
        return File.ReadAllBytes(path);
    }

    private static byte[] Gunzip(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Unpacker.Gunzip(file);
    }
}
