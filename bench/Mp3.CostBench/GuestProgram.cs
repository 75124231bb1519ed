// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>What the guests that measure run: their programs, bench/cost and bench/request, and their init.</summary>
internal static class GuestProgram
{
    /// <summary>Builds a program if it is older than its sources; the result is its bytes.</summary>
    /// <param name="root">The checkout.</param>
    /// <param name="name">Of the program and of its folder below bench.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="Mp3Exception">It can't be built (1), or there is no make (69).</exception>
    public static async Task<byte[]> BuildAsync(string root, string name, CancellationToken cancellation)
    {
        string output = Path.Combine(root, "artifacts", "guest");
        Directory.CreateDirectory(output);
        string make = Programs.Find("make") ?? throw Mp3Exception.Unavailable("make is missing; 'scripts/deps.sh' installs it");
        // Two programs must not build at once; flock(1) waits for the other one.
        var start = new ProcessStartInfo(
            "flock", [Path.Combine(output, ".lock"), make, "--silent", "-C", Path.Combine(root, "bench", name), $"OUT={Path.GetRelativePath(Path.Combine(root, "bench", name), output)}"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("make was not started");
        string errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? await File.ReadAllBytesAsync(Path.Combine(output, name), cancellation)
            : throw new Mp3Exception($"the guest's program can't be built (make -C bench/{name})", ExitCode.Failed)
            {
                Details = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            };
    }

    /// <summary>A script that is in this program.</summary>
    public static string Script(string resource)
    {
        using Stream stream = typeof(GuestProgram).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
