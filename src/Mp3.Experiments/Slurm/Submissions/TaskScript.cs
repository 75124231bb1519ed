// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>The script of a task: it computes the runs whose names are in its part of a file.</summary>
internal static class TaskScript
{
    /// <summary>Where .NET is, if it is not where the program looks by itself.</summary>
    private const string Runtime = "DOTNET_ROOT";

    /// <param name="program">Absolute path of mp3, here and on the nodes.</param>
    /// <param name="store">Folder of the store, likewise.</param>
    /// <param name="submission">Where the task finds the names, and says what its node lacks.</param>
    /// <param name="memoryMib">Which names.</param>
    /// <param name="perTask">Runs of a task.</param>
    /// <param name="qemu">Another QEMU than the one on PATH; null: not said.</param>
    public static string Text(string program, string store, Submission submission, int memoryMib, int perTask, string? qemu) =>
        $$"""
        #!/bin/sh
        # A task of a sweep. $1 is how many tasks there are before this array.
        mp3={{CommandText.Quoted(program)}}
        store={{CommandText.Quoted(store)}}
        folder={{CommandText.Quoted(submission.Path)}}
        per_task={{perTask}}
        {{Exports(qemu)}}
        # What this node lacks: no more tasks are given to it.
        cannot() {
        	printf '%s\n' "$1" >"$folder/{{Submission.NodesFolder}}/$SLURMD_NODENAME"
        	exit 69
        }

        [ -x "$mp3" ] || cannot "there is no $mp3"
        names=$(dd if="$folder/{{Submission.NamesFile(memoryMib)}}" bs={{RunName.Length + 1}} skip=$((($1 + SLURM_ARRAY_TASK_ID) * per_task)) count=$per_task 2>/dev/null) || exit
        # Unquoted: each name is a word.
        "$mp3" compute --store "$store" --jobs 1 $names
        status=$?
        [ $status -ne 69 ] || cannot "$(tail -n 1 "$folder/{{Submission.LogsFolder}}/${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID.out")"
        exit $status

        """;

    /// <summary>Lines that set variables which the program minds, and which a node may have otherwise, as they are here.</summary>
    /// <param name="qemu">Another QEMU than the one on PATH; null: not said.</param>
    public static string Exports(string? qemu)
    {
        (string Name, string? Value)[] variables =
        [
            (CacheFolder.Variable, CacheFolder.Path),
            (Qemu.Variable, Absolute(qemu ?? Environment.GetEnvironmentVariable(Qemu.Variable))),
            (Runtime, Environment.GetEnvironmentVariable(Runtime)),
        ];
        return string.Concat(variables
            .Where(variable => variable.Value is { Length: > 0 })
            .Select(variable => $"export {variable.Name}={CommandText.Quoted(variable.Value!)}\n"));
    }

    /// <summary>A node starts in another folder.</summary>
    private static string? Absolute(string? path) => path is not null && path.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(path) : path;
}
