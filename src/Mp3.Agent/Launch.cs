// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>How a process is started: a program that stops itself once, before it does anything that is measured.</summary>
/// <param name="Argv">The program (absolute path) and its arguments.</param>
/// <param name="Environment">Its environment; nothing else is in it.</param>
/// <param name="OutputPath">Where its standard output goes; what was there is overwritten.</param>
/// <param name="ErrorPath">Likewise standard error; null: where this process's goes.</param>
internal sealed unsafe record Launch(IReadOnlyList<string> Argv, IReadOnlyList<string> Environment, string OutputPath, string? ErrorPath = null)
{
    private const string WorkPath = "/bin/work";
    private const string StartPath = "/bin/mp3-start";

    private const int ReadOnly = 0;
    private const int WriteCreateTruncate = 0x1 | 0x40 | 0x200;
    private const int Append = 0x400;
    private const uint Mode = 0b110_100_100;

    /// <summary>What it prints before it stops is an error.</summary>
    public string ComplaintPath => ErrorPath ?? OutputPath;

    /// <summary>A process that is no user's program.</summary>
    /// <param name="plan">What to start.</param>
    /// <param name="outputPath">Where its standard output goes.</param>
    public static Launch Of(ProcessPlan plan, string outputPath) => new(
        plan.Work is { } work ? [WorkPath, .. WorkArguments.Of(work)]
            : plan.Argv ?? throw Mp3Exception.Usage($"the plan says nothing of what {plan.Label} is"),
        [],
        outputPath);

    /// <summary>A user's program, in a root of its own.</summary>
    /// <param name="plan">What to start.</param>
    /// <param name="root">The root.</param>
    /// <param name="outputPath">Where its standard output goes.</param>
    /// <param name="errorPath">Likewise standard error.</param>
    public static Launch Of(ProgramPlan plan, string root, string outputPath, string errorPath) => new(
        [StartPath, root, plan.WorkingDirectory, plan.Stdin ?? "", .. plan.Argv],
        plan.Environment,
        outputPath,
        errorPath);

    /// <summary>Starts it.</summary>
    /// <returns>Its pid.</returns>
    /// <exception cref="Mp3Exception">Failed: it can't be started.</exception>
    public int Spawn()
    {
        byte* actions = stackalloc byte[Libc.FileActionsSize];
        byte** arguments = stackalloc byte*[Argv.Count + 1];
        byte** environment = stackalloc byte*[Environment.Count + 1];
        try
        {
            Fill(arguments, Argv);
            Fill(environment, Environment);
            int error = Libc.FileActionsInit(actions);
            error = error != 0 ? error : OpenStreams(actions);
            int pid = 0;
            error = error != 0 ? error : Libc.PosixSpawn(out pid, Argv[0], actions, null, arguments, environment);
            _ = Libc.FileActionsDestroy(actions);
            return error == 0
                ? pid
                : throw Mp3Exception.Failed($"cannot start {Argv[0]}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            Free(arguments, Argv.Count);
            Free(environment, Environment.Count);
        }
    }

    private int OpenStreams(void* actions)
    {
        if (ErrorPath is null)
        {
            return Libc.FileActionsAddOpen(actions, 1, OutputPath, WriteCreateTruncate, Mode);
        }

        // Appended, as to a terminal: programs open /dev/stdout and /dev/stderr again.
        int error = Libc.FileActionsAddOpen(actions, 0, "/dev/null", ReadOnly, 0);
        error = error != 0 ? error : Libc.FileActionsAddOpen(actions, 1, OutputPath, WriteCreateTruncate | Append, Mode);
        return error != 0 ? error : Libc.FileActionsAddOpen(actions, 2, ErrorPath, WriteCreateTruncate | Append, Mode);
    }

    // The last one ends the list; those that are not filled yet are null, too.
    private static void Fill(byte** list, IReadOnlyList<string> words)
    {
        new Span<nint>(list, words.Count + 1).Clear();
        for (int i = 0; i < words.Count; i++)
        {
            list[i] = (byte*)Marshal.StringToCoTaskMemUTF8(words[i]);
        }
    }

    private static void Free(byte** list, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Marshal.FreeCoTaskMem((nint)list[i]);
        }
    }
}
