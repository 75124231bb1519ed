// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Runs a program of the system as an independent witness.</summary>
internal static class Tool
{
    /// <summary>Standard output; the test fails if the program does.</summary>
    public static string Run(string program, string[] arguments, byte[]? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        Wait.ForExit(process, program);
        Assert.True(process.ExitCode == 0, $"{program}: exit {process.ExitCode}\n{Wait.For(errors, "its errors")}");
        return Wait.For(output, $"the output of {program}");
    }
}
