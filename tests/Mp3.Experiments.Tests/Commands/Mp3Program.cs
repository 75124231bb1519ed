// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>The program as a user starts it, in a folder of its own.</summary>
internal static class Mp3Program
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "mp3");

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables that it gets besides those of the tests.</param>
    public static async Task<ProgramRun> RunAsync(
        string folder, IEnumerable<string> arguments, params IReadOnlyList<(string Name, string Value)> environment)
    {
        using Process process = Start(folder, arguments, environment);
        return await FollowAsync(process);
    }

    /// <summary>Runs a shell's script that starts it, to its end.</summary>
    public static async Task<ProgramRun> ShellAsync(string folder, string script)
    {
        using Process process = Start(folder, "sh", ["-c", script], []);
        return await FollowAsync(process);
    }

    private static async Task<ProgramRun> FollowAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await Wait.ForExitAsync(process, $"mp3 {string.Join(' ', process.StartInfo.ArgumentList.Skip(2))}", minutes: 30);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return new ProgramRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it. As a shell in the foreground does, it is given SIGINT's usual meaning.</summary>
    public static Process Start(string folder, IEnumerable<string> arguments, params IReadOnlyList<(string Name, string Value)> environment) =>
        Start(folder, Path, arguments, environment);

    private static Process Start(string folder, string program, IEnumerable<string> arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Who means a guest gets a guest: each start has a store of its own, unless the test names one.
        start.Environment[OwnStore.Variable] = System.IO.Path.Combine(OwnStore.Path, $"{Guid.NewGuid():n}");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

/// <summary>How the program ended and what it printed.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
