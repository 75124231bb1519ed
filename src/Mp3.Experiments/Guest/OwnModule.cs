// SPDX-License-Identifier: MIT

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>A kernel module of the user's, built for a guest's kernel.</summary>
internal static class OwnModule
{
    private const int ShownLines = 15;

    /// <summary>What the script says of sources that are not of one module (EX_DATAERR).</summary>
    private const int Unfit = 65;

    /// <summary>Builds the module in a folder, with what make and the kernel's headers make of its Makefile or Kbuild.</summary>
    /// <param name="root">Root of the checkout, which has the script that builds.</param>
    /// <param name="folder">The module's sources; nothing is written there.</param>
    /// <param name="kernel">The kernel that is to load it.</param>
    /// <param name="cancellation">Kills the build.</param>
    /// <returns>The module, absolute. It is kept as long as the sources are the same.</returns>
    /// <exception cref="Mp3Exception">Usage: there are no such sources, or they are not of one module. Failed: they don't
    /// compile; what was printed is in the details. 69: the machine lacks something.</exception>
    public static async Task<string> BuildAsync(string root, string folder, GuestKernel kernel, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw Mp3Exception.Usage($"--module {folder}: there is no such folder");
        }

        if (!File.Exists(Path.Combine(folder, "Makefile")) && !File.Exists(Path.Combine(folder, "Kbuild")))
        {
            throw Mp3Exception.Usage($"--module {folder}: it has neither a Makefile nor a Kbuild with a line such as 'obj-m := mp3.o'");
        }

        string place = Path.Combine(CacheFolder.Path, "modules", DigestOf(folder, kernel.Release));
        if (Find(place) is { } built)
        {
            return built;
        }

        string unfinished = place + $".{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        try
        {
            (int code, string[] lines) = await RunAsync(Path.Combine(root, "scripts", "build-module.sh"), [folder, kernel.HeadersDir, unfinished + "/"], cancellation);
            if (code != 0)
            {
                throw new Mp3Exception(
                    code == Unfit && lines.Length > 0 ? $"--module {folder}: {lines[^1]}" : $"the module in {folder} can't be built for kernel {kernel.Release}",
                    code == Unfit ? ExitCode.Usage : code == ExitCode.Unavailable ? code : ExitCode.Failed)
                {
                    Details = [.. lines.TakeLast(ShownLines)],
                };
            }

            if (!Directory.Exists(place))
            {
                Directory.Move(unfinished, place);
            }
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }

        return Find(place) ?? throw new InvalidOperationException($"{place} holds no module");
    }

    private static async Task<(int ExitCode, string[] Lines)> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} was not started");
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, $"{await output}\n{await errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? Find(string place) => Directory.Exists(place) ? Directory.EnumerateFiles(place, "*.ko").FirstOrDefault() : null;

    private static string DigestOf(string folder, string release)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(release));
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes('\0' + Path.GetRelativePath(folder, file) + '\0'));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
