// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>
/// Writes the names of runs as they come, a file for each class of memory. What it keeps of them is their number: a
/// sweep may have millions.
/// </summary>
/// <param name="submission">Where they are noted; its folder is made with the first one.</param>
/// <param name="layout">Of the store.</param>
internal sealed class WrittenNames(Submission submission, StoreLayout layout) : IDisposable
{
    private readonly SortedDictionary<int, (StreamWriter File, MemoryGroup Runs)> _classes = [];

    /// <summary>The classes of memory that occurred.</summary>
    public IReadOnlyList<MemoryGroup> Classes => [.. _classes.Values.Select(each => each.Runs)];

    /// <summary>Writes one more.</summary>
    public void Add(SlurmRun run)
    {
        int memory = MemoryClass.Of(run.HostMib);
        (StreamWriter file, MemoryGroup runs) = _classes.TryGetValue(memory, out (StreamWriter File, MemoryGroup Runs) before)
            ? before
            : (Create(memory), new MemoryGroup(memory, 0, 0));
        file.Write(run.Name.ToString());
        file.Write('\n');
        _classes[memory] = (file, runs with { Count = runs.Count + 1, CpuSeconds = runs.CpuSeconds + run.CpuSeconds });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((StreamWriter file, _) in _classes.Values)
        {
            file.Dispose();
        }
    }

    private StreamWriter Create(int memoryMib)
    {
        submission.Make(layout);
        string path = Path.Combine(submission.Path, Submission.NamesFile(memoryMib));
        var file = new StreamWriter(path);
        layout.Share(path);
        return file;
    }
}

/// <summary>Runs whose names are in a file.</summary>
/// <param name="MemoryMib">What their tasks ask of a node's memory.</param>
/// <param name="Count">How many there are.</param>
/// <param name="CpuSeconds">What they take together, by the estimate.</param>
internal sealed record MemoryGroup(int MemoryMib, long Count, double CpuSeconds)
{
    /// <summary>The tasks that they make.</summary>
    public int Tasks(int perTask) => (int)((Count + perTask - 1) / perTask);
}
