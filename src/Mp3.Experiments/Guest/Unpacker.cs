// SPDX-License-Identifier: MIT

using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>Unpacks what kernels are packed with; the base library has gzip only, the rest is left to the tools.</summary>
internal static class Unpacker
{
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public static byte[] Gunzip(Stream packed)
    {
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Unpacks a file with <c>xz</c> or <c>zstd</c>.</summary>
    /// <exception cref="InvalidDataException">The tool refuses the data.</exception>
    /// <exception cref="Mp3Exception">The tool is not installed (69).</exception>
    public static byte[] RunTool(string tool, string path) =>
        Output(tool, ["-dcq", "--", path], "the guest's kernel is packed with it");

    /// <summary>What a tool writes to its standard output.</summary>
    /// <param name="tool">Name of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="need">Why it is needed, after "is missing and".</param>
    /// <exception cref="InvalidDataException">The tool refuses the data.</exception>
    /// <exception cref="Mp3Exception">The tool is not installed (69).</exception>
    public static byte[] Output(string tool, IEnumerable<string> arguments, string need)
    {
        var start = new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
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
            throw Mp3Exception.Unavailable($"{tool} is missing and {need}; 'make deps' installs it", e);
        }
    }
}
