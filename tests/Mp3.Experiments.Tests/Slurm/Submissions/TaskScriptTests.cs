// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Submissions;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm.Submissions;

/// <summary>The script of a task, run as a node does.</summary>
public sealed class TaskScriptTests : IDisposable
{
    private const int Runs = 7;
    private const int PerTask = 3;

    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;
    private readonly Submission _submission;
    private readonly int _memory;

    // A path that a shell would take apart.
    public TaskScriptTests()
    {
        _store = new RunStore(_scratch["it's a $store"]);
        _submission = new Submission(Path.Combine(_store.Layout.Sweeps, "s", "mp3-1"));
        _store.Layout.Make(_store.Layout.Sweeps);
        using var names = new WrittenNames(_submission, _store.Layout);
        foreach (int number in Enumerable.Range(0, Runs))
        {
            names.Add(new SlurmRun(Stores.Name(number), 512, 1));
        }

        _memory = Assert.Single(names.Classes).MemoryMib;
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(0, 0, 0, 3)]
    [InlineData(0, 1, 3, 3)]
    // Another array of the same runs: one task went before it.
    [InlineData(1, 1, 6, 1)]
    public void A_task_computes_its_part(int before, int index, int first, int count)
    {
        Write("mp3", """echo "$@" """);

        (int exitCode, string output) = Run(before, index);

        string names = string.Join(' ', Enumerable.Range(first, count).Select(Stores.Name));
        Assert.Equal((0, $"compute --store {_store.Root} --jobs 1 {names}\n"), (exitCode, output));
        Assert.Empty(_submission.UnableNodes());
    }

    [Fact]
    public void What_the_program_says_of_a_node_that_can_t_is_noted_with_the_node_s_name()
    {
        Write("mp3", "echo reading >&2; echo 'mp3: QEMU is missing' >&2; exit 69");

        Assert.Equal(ExitCode.Unavailable, Run(0, 0).ExitCode);

        Assert.Equal([("node7", "mp3: QEMU is missing")], _submission.UnableNodes());
    }

    [Fact]
    public void A_node_that_does_not_see_the_program_can_t()
    {
        Assert.Equal(ExitCode.Unavailable, Run(0, 0).ExitCode);

        Assert.Equal([("node7", $"there is no {_scratch["mp3"]}")], _submission.UnableNodes());
    }

    [Fact]
    public void A_run_that_fails_is_no_fault_of_the_node()
    {
        Write("mp3", "exit 1");

        Assert.Equal(ExitCode.Failed, Run(0, 0).ExitCode);

        Assert.Empty(_submission.UnableNodes());
    }

    private void Write(string name, string script)
    {
        _ = _scratch.Write(name, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(_scratch[name], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private (int ExitCode, string Output) Run(int before, int index)
    {
        string script = _scratch.Write("task.sh", TaskScript.Text(_scratch["mp3"], _store.Root, _submission, _memory, PerTask, qemu: null));
        string log = Path.Combine(_submission.Logs, $"5_{index}.out");
        var start = new ProcessStartInfo("sh", ["-c", "exec sh \"$0\" \"$1\" 2>\"$2\"", script, $"{before}", log])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SLURMD_NODENAME"] = "node7", ["SLURM_ARRAY_JOB_ID"] = "5", ["SLURM_ARRAY_TASK_ID"] = $"{index}" },
        };
        using Process process = Process.Start(start)!;
        (int exitCode, string output, _) = Wait.ForOutput(process, "the task");
        return (exitCode, output);
    }
}
