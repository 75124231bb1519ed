// SPDX-License-Identifier: MIT

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Runs a tool of this machine to its end.</summary>
internal static class HostTool
{
    /// <param name="tool">A name, looked up on PATH and where programs of root are, or a path.</param>
    /// <param name="package">Debian package that has it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="folder">Its working folder; null: that of this process.</param>
    /// <param name="variables">Variables of its environment besides those of this process.</param>
    /// <param name="isBare">It gets nothing of this process's environment.</param>
    /// <exception cref="Mp3Exception">It is missing (69).</exception>
    public static async Task<ToolOutcome> RunAsync(
        string tool,
        string package,
        IEnumerable<string> arguments,
        CancellationToken cancellation,
        string? folder = null,
        IReadOnlyDictionary<string, string>? variables = null,
        bool isBare = false)
    {
        using Process process = Start(tool, package, arguments, folder, variables, isBare);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ToolOutcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Reads a tool's standard output as it comes.</summary>
    /// <param name="tool">A name, or a path.</param>
    /// <param name="package">Debian package that has it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="read">Reads all that it needs.</param>
    /// <exception cref="Mp3Exception">It is missing (69).</exception>
    /// <exception cref="InvalidDataException">It failed.</exception>
    public static void Read(string tool, string package, IEnumerable<string> arguments, Action<Stream> read)
    {
        using Process process = Start(tool, package, arguments, folder: null, variables: null, isBare: false);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        read(process.StandardOutput.BaseStream);
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidDataException($"{tool} failed: {errors.Result.Trim()}");
        }
    }

    /// <summary>Absolute path of a tool, looked up on PATH and where programs of root are.</summary>
    /// <exception cref="Mp3Exception">It is missing (69).</exception>
    public static string Find(string tool, string package) =>
        Programs.Find(tool, Programs.WithSystemFolders()) ?? throw Missing(tool, package);

    private static Process Start(
        string tool, string package, IEnumerable<string> arguments, string? folder, IReadOnlyDictionary<string, string>? variables, bool isBare)
    {
        string path = tool.Contains('/', StringComparison.Ordinal) ? tool : Find(tool, package);
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Names of files, whatever this machine's locale is.
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        };
        if (isBare)
        {
            start.Environment.Clear();
        }

        foreach ((string name, string value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            Process process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} was not started");
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw Missing(tool, package, e);
        }
    }

    private static Mp3Exception Missing(string tool, string package, Exception? inner = null) =>
        Mp3Exception.Unavailable($"{Path.GetFileName(tool)} is missing; 'scripts/deps.sh {package}' installs it", inner);
}

/// <summary>How a tool ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record ToolOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Lines of standard error that say something.</summary>
    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
