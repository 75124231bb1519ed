// SPDX-License-Identifier: MIT

using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>The script of a task: it computes the runs whose names are in its part of a file.</summary>
internal static class TaskScript
{
    /// <summary>Variables that the program minds, and that a node may have otherwise.</summary>
    private static readonly string[] Variables = ["MP3_CACHE", "MP3_QEMU", "DOTNET_ROOT"];

    /// <param name="program">Absolute path of mp3, here and on the nodes.</param>
    /// <param name="store">Folder of the store, likewise.</param>
    /// <param name="submission">Where the task finds the names, and says what its node lacks.</param>
    /// <param name="memoryMib">Which names.</param>
    /// <param name="perTask">Runs of a task.</param>
    public static string Text(string program, string store, Submission submission, int memoryMib, int perTask) =>
        $$"""
        #!/bin/sh
        # A task of a sweep. $1 is how many tasks there are before this array.
        mp3={{CommandText.Quoted(program)}}
        store={{CommandText.Quoted(store)}}
        folder={{CommandText.Quoted(submission.Path)}}
        per_task={{perTask}}
        {{Exports}}
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

    /// <summary>Lines that set the variables as they are here.</summary>
    public static string Exports => string.Concat(Variables
        .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
        .Where(variable => variable.Value is { Length: > 0 })
        .Select(variable => $"export {variable.Name}={CommandText.Quoted(variable.Value!)}\n"));
}
