// SPDX-License-Identifier: MIT

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

    public void Dispose() => _folder.Dispose();
}
