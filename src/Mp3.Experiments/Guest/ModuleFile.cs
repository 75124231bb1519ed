// SPDX-License-Identifier: MIT

using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
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
                ".xz" => Unpack("xz", path),
                ".zst" => Unpack("zstd", path),
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
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Unpack(string tool, string path)
    {
        var start = new ProcessStartInfo(tool, ["-dcq", "--", path]) { UseShellExecute = false, RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} was not started");
            using var content = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(content);
            process.WaitForExit();
            return process.ExitCode == 0 ? content.ToArray() : throw new InvalidDataException($"{tool} failed");
        }
        catch (Win32Exception e)
        {
            throw Mp3Exception.Unavailable($"{tool} is missing and the guest's kernel modules are packed with it; 'make deps' installs it", e);
        }
    }
}
