// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Reader.Tests;

/// <summary>Programs run by tests.</summary>
internal static class Run
{
    /// <summary>The monitor, as it was built.</summary>
    public static string Monitor { get; } = Path.Combine(AppContext.BaseDirectory, "Mp3.Reader");

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })
            ?? throw new InvalidOperationException($"cannot start {program}");

    public static (int ExitCode, string Output, string Error) ToEnd(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        return Wait.ForOutput(process, program);
    }
}
