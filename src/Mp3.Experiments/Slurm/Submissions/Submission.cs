// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>
/// What was given to Slurm at once: a folder whose name is that of the jobs, with the names of the runs, the scripts
/// and what the tasks said.
/// </summary>
/// <param name="path">The folder, absolute.</param>
internal sealed class Submission(string path)
{
    public const string NodesFolder = "nodes";
    public const string LogsFolder = "logs";

    private const string NamesPrefix = "names-";
    private const string ScriptPrefix = "task-";
    private const int LastLines = 10;
    private const int LongestTail = 16 * 1024;

    /// <summary>Absolute.</summary>
    public string Path { get; } = path;

    /// <summary>The name of its jobs, which no other has.</summary>
    public string JobName => System.IO.Path.GetFileName(Path);

    /// <summary>Where tasks write.</summary>
    public string Logs => System.IO.Path.Combine(Path, LogsFolder);

    /// <summary>Where tasks say what their node lacks.</summary>
    public string Nodes => System.IO.Path.Combine(Path, NodesFolder);

    /// <summary>Name of the file with the runs whose tasks ask for so much memory: 64 digits a line.</summary>
    public static string NamesFile(int memoryMib) => $"{NamesPrefix}{memoryMib}";

    /// <summary>The script of these tasks.</summary>
    public string Script(int memoryMib) => System.IO.Path.Combine(Path, $"{ScriptPrefix}{memoryMib}.sh");

    /// <summary>Makes the folders, and that of the sweep.</summary>
    public void Make(StoreLayout layout)
    {
        foreach (string folder in (string[])[System.IO.Path.GetDirectoryName(Path)!, Path, Logs, Nodes])
        {
            layout.Make(folder);
        }
    }

    /// <summary>The runs, one after the other. Nothing, if another process has cleared up.</summary>
    public IEnumerable<RunName> Names() => Entries(Path, $"{NamesPrefix}*").SelectMany(File.ReadLines).Select(RunName.Parse);

    /// <summary>Nodes that can't compute, and why.</summary>
    public IReadOnlyList<(string Node, string Why)> UnableNodes() =>
    [
        // A file that is empty is being written.
        .. Entries(Nodes, "*").Select(file => (System.IO.Path.GetFileName(file), Why: Tail(file).LastOrDefault() ?? "")).Where(node => node.Why.Length > 0),
    ];

    /// <summary>The end of what the task said that spoke last.</summary>
    public IReadOnlyList<string> LastWords()
    {
        string? newest = Entries(Logs, "*").MaxBy(File.GetLastWriteTimeUtc);
        return newest is null ? [] : Tail(newest);
    }

    /// <summary>Removes it.</summary>
    public void Delete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another one was quicker, or a task still writes: whoever comes next tries again.
        }
    }

    private static string[] Entries(string folder, string pattern)
    {
        try
        {
            return [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static string[] Tail(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.Seek(-Math.Min(stream.Length, LongestTail), SeekOrigin.End);
            using var reader = new StreamReader(stream);
            return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(LastLines)];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
