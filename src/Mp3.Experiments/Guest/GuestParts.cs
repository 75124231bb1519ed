// SPDX-License-Identifier: MIT

using System.Diagnostics;
using System.Text.RegularExpressions;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>The project's own programs in and around a guest. All paths are absolute.</summary>
/// <param name="Mp3Module">The kernel module, built for one kernel.</param>
/// <param name="DiskModule">The disks' driver, likewise.</param>
/// <param name="Work">The workload.</param>
/// <param name="Agent">The agent.</param>
/// <param name="SteadyClock">The library that is preloaded into QEMU; the only part that stays on the host.</param>
public sealed partial record GuestParts(string Mp3Module, string DiskModule, string Work, string Agent, string SteadyClock)
{
    /// <summary>Starts a user's program; such a run needs it.</summary>
    public string Start { get; init; } = "";

    private const int ShownLines = 15;
    private const int MatchTimeoutMs = 1000;

    private static readonly string[] Tools = ["flock", "gcc", "ld", "strip", "dotnet"];

    /// <summary>Builds what is missing or older than its sources: <c>make guest</c>, a no-op if there is nothing to do.</summary>
    /// <param name="root">Root of the checkout.</param>
    /// <param name="kernel">The kernel that is to load the module.</param>
    /// <param name="cancellation">Kills the build.</param>
    /// <exception cref="Mp3Exception">The sources don't compile (1); what was printed is in the details. The machine lacks
    /// something (69).</exception>
    public static async Task<GuestParts> BuildAsync(string root, GuestKernel kernel, CancellationToken cancellation)
    {
        string artifacts = Path.Combine(root, "artifacts", "guest");
        try
        {
            Directory.CreateDirectory(artifacts);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Unavailable($"the guest's programs can't be built in {artifacts}: {ResultErrors.InWords(e)}", e);
        }

        string make = Programs.Find("make") ?? throw Mp3Exception.Unavailable("make is missing; 'scripts/deps.sh' installs it");
        if (Array.Find(Tools, tool => Programs.Find(tool) is null) is { } missing)
        {
            throw Mp3Exception.Unavailable($"{missing} is missing, and the guest's programs are built with it; 'make deps' installs it");
        }

        // Two programs must not build at once; flock(1) waits for the other one. --close: a compiler that lives on as a
        // server must not inherit the lock.
        var start = new ProcessStartInfo(
            "flock",
            ["--close", Path.Combine(artifacts, ".lock"), make, "--no-print-directory", "-C", root, "guest", $"RELEASE={kernel.Release}", $"KDIR={kernel.HeadersDir}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // dotnet run leaves variables behind that would lead a build inside it astray.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("make was not started");
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            string[] lines = $"{await output}\n{await errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (process.ExitCode != 0)
            {
                throw EnvironmentFailure(lines) ?? new Mp3Exception($"the guest's programs can't be built for kernel {kernel.Release} (make guest)", ExitCode.Failed)
                {
                    Details = lines.TakeLast(ShownLines).ToArray(),
                };
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new GuestParts(
            Path.Combine(artifacts, kernel.Release, "mp3.ko"),
            Path.Combine(artifacts, kernel.Release, "mp3_disk.ko"),
            Path.Combine(artifacts, "work"),
            Path.Combine(artifacts, "agent", "mp3-agent"),
            Path.Combine(artifacts, "steady_clock.so"))
        {
            Start = Path.Combine(artifacts, "start"),
        };
    }

    /// <summary>What a build says that this machine can't do; null: it says no such thing.</summary>
    /// <param name="lines">What make printed.</param>
    internal static Mp3Exception? EnvironmentFailure(IReadOnlyList<string> lines)
    {
        // A script names the cause and ends with EX_UNAVAILABLE, which make repeats.
        string? cause = lines.Any(line => ScriptGaveUp().IsMatch(line)) ? lines.LastOrDefault(line => ScriptLine().IsMatch(line)) : null;
        cause ??= lines.FirstOrDefault(line => Lacking().IsMatch(line));
        return cause is null
            ? null
            : new Mp3Exception($"the guest's programs can't be built here (make guest): {cause}", ExitCode.Unavailable) { Details = [.. lines.TakeLast(ShownLines)] };
    }

    [GeneratedRegex(@"^make.*\] Error 69$", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex ScriptGaveUp();

    [GeneratedRegex(@"^[a-z-]+\.sh: ", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex ScriptLine();

    [GeneratedRegex(@"No space left on device|Disk quota exceeded|Read-only file system|Permission denied|command not found|: not found$", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex Lacking();
}
