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
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
