// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>The program that measures, in the guest: bench/cost.</summary>
internal static class CostProgram
{
    /// <summary>Builds it if it is older than its sources; the result is its bytes.</summary>
    /// <exception cref="Mp3Exception">It can't be built (1), or there is no make (69).</exception>
    public static async Task<byte[]> BuildAsync(string root, CancellationToken cancellation)
    {
        string output = Path.Combine(root, "artifacts", "guest");
        Directory.CreateDirectory(output);
        string make = Programs.Find("make") ?? throw Mp3Exception.Unavailable("make is missing; 'scripts/deps.sh' installs it");
        // Two programs must not build at once; flock(1) waits for the other one.
        var start = new ProcessStartInfo(
            "flock", [Path.Combine(output, ".lock"), make, "--silent", "-C", Path.Combine(root, "bench", "cost"), $"OUT={output}"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("make was not started");
        string errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? await File.ReadAllBytesAsync(Path.Combine(output, "cost"), cancellation)
            : throw new Mp3Exception("the guest's program can't be built (make -C bench/cost)", ExitCode.Failed)
            {
                Details = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            };
    }
}
