// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Workloads;

/// <summary>The workload as a program of this machine, built anew from its sources.</summary>
public sealed class WorkProgram : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string _program;

    public WorkProgram()
    {
        string sources = Path.Combine(Repository.Find(), "work");
        _program = Path.Combine(_folder.Path, "work");
        Tool.Run("gcc", ["-O1", "-std=gnu11", "-D_GNU_SOURCE", "-o", _program, .. Directory.GetFiles(sources, "*.c")]);
    }

    /// <summary>What the program says it would access: <c>work --list</c> with the arguments that a guest gets.</summary>
    public IReadOnlyList<ulong> Offsets(Workload workload) =>
    [
        .. Tool.Run(_program, ["--list", .. WorkArguments.Of(workload)])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(ulong.Parse),
    ];

    /// <summary>Runs it for real, one iteration, not registered; its output.</summary>
    /// <param name="arguments">As on its command line.</param>
    public string Run(string arguments) => Tool.Run(_program, ["--no-register", "--iterations=1", .. arguments.Split(' ')]);

    /// <summary>Runs what it must refuse: exit code and standard error.</summary>
    public (int ExitCode, string Error) Refused(string arguments)
    {
        var start = new ProcessStartInfo(_program, ["--no-register", .. arguments.Split(' ')]) { RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string error = Wait.For(process.StandardError.ReadToEndAsync(), "its refusal");
        Wait.ForExit(process, _program);
        return (process.ExitCode, error);
    }

    public void Dispose() => _folder.Dispose();
}
