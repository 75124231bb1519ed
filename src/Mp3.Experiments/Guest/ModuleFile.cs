// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>Reads kernel modules as busybox's insmod needs them: not compressed.</summary>
internal static class ModuleFile
{
    /// <exception cref="Mp3Exception">The file can't be read or unpacked (69).</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return Path.GetExtension(path) switch
            {
                ".xz" => Unpacker.RunTool("xz", path),
                ".zst" => Unpacker.RunTool("zstd", path),
                ".gz" => Gunzip(path),
                _ => File.ReadAllBytes(path),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Mp3Exception.Unavailable($"the module {path} can't be read: {e.Message}", e);
        }
    }

    private static byte[] Gunzip(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Unpacker.Gunzip(file);
    }
}
