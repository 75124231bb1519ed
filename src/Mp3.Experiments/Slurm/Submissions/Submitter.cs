// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm.Client;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>Gives runs to Slurm: names and scripts into the store, then arrays of tasks, each no larger than Slurm takes.</summary>
/// <param name="slurm">Slurm.</param>
/// <param name="store">The store.</param>
/// <param name="program">Absolute path of mp3.</param>
/// <param name="options">As the user wants it.</param>
/// <param name="progress">Is told.</param>
internal sealed class Submitter(ISlurm slurm, RunStore store, string program, SlurmOptions options, IStudyProgress progress)
{
    private const int Attempts = 5;

    /// <summary>Submits runs.</summary>
    /// <param name="submission">Where they are noted.</param>
    /// <param name="runs">The runs; read once, as they come.</param>
    /// <param name="excluded">Nodes that can't compute.</param>
    /// <param name="begins">Is called when Slurm is about to be given the first of them.</param>
    /// <param name="cancellation">What is submitted by then stays.</param>
    /// <returns>What was given to Slurm: less than there is if it takes no more now.</returns>
    public async Task<SubmittedRuns> SubmitAsync(
        Submission submission, IEnumerable<SlurmRun> runs, IReadOnlyCollection<string> excluded, Action begins, CancellationToken cancellation)
    {
        SlurmLimits limits = await slurm.LimitsAsync(cancellation);
        int most = (int)Math.Min(int.MaxValue, (long)TaskSize.TasksOf(limits.Jobs) * (options.PerTask ?? TaskSize.Most));
        IReadOnlyList<MemoryGroup> classes = Write(() => WriteNames(submission, runs.Take(most), cancellation));
        long all = classes.Sum(each => each.Count);
        if (all == 0)
        {
            return new SubmittedRuns(0, 0);
        }

        begins();
        int perTask = options.PerTask ?? TaskSize.Of(all, classes.Sum(each => each.CpuSeconds), limits.Jobs);
        var submitted = new SubmittedRuns(0, 0);
        foreach ((int arrays, (MemoryGroup named, int before)) in Arrays(classes, perTask, limits.ArrayTasks).Index())
        {
            int tasks = Math.Min(limits.ArrayTasks, named.Tasks(perTask) - before);
            Write(() => WriteScript(submission, named.MemoryMib, perTask));
            try
            {
                await SubmitArrayAsync(submission, named.MemoryMib, before, tasks, excluded, arrays, cancellation);
            }
            catch (SubmitLimitException e) when (submitted.Tasks > 0)
            {
                progress.Say($"Slurm takes no more tasks now ({e.Message}); the other {all - submitted.Runs:N0} runs are submitted when these are done");
                break;
            }
            catch (SubmitLimitException e)
            {
                throw Mp3Exception.Failed($"Slurm takes no tasks now: {e.Message}", e);
            }

            submitted = new SubmittedRuns(submitted.Runs + Math.Min((long)tasks * perTask, named.Count - ((long)before * perTask)), submitted.Tasks + tasks);
        }

        return submitted;
    }

    /// <summary>The arrays of each class, by how many tasks there are before each.</summary>
    private static IEnumerable<(MemoryGroup Named, int Before)> Arrays(IEnumerable<MemoryGroup> classes, int perTask, int arrayTasks)
    {
        foreach (MemoryGroup named in classes)
        {
            for (int before = 0; before < named.Tasks(perTask); before += arrayTasks)
            {
                yield return (named, before);
            }
        }
    }

    private IReadOnlyList<MemoryGroup> WriteNames(Submission submission, IEnumerable<SlurmRun> runs, CancellationToken cancellation)
    {
        using var names = new WrittenNames(submission, store.Layout);
        foreach (SlurmRun run in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            names.Add(run);
        }

        return names.Classes;
    }

    private bool WriteScript(Submission submission, int memoryMib, int perTask)
    {
        string path = submission.Script(memoryMib);
        File.WriteAllText(path, TaskScript.Text(program, store.Root, submission, memoryMib, perTask, options.Qemu));
        store.Layout.Share(path);
        return true;
    }

    /// <summary>One array. If Slurm's answer does not come, the queue tells whether the array is there.</summary>
    private async Task SubmitArrayAsync(
        Submission submission, int memoryMib, int before, int tasks, IReadOnlyCollection<string> excluded, int arrays, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await slurm.SubmitAsync(SbatchLine.Of(submission, options, memoryMib, tasks, excluded), submission.Script(memoryMib), [$"{before}"], cancellation);
                return;
            }
            catch (ControllerSilentException e)
            {
                if (attempt == Attempts)
                {
                    throw Mp3Exception.Unavailable($"Slurm's controller did not answer when it was given tasks, {Attempts} times: {e.Message}", e);
                }

                if ((await slurm.QueueAsync([submission.JobName], cancellation)).Arrays.Count > arrays)
                {
                    return;
                }
            }
        }
    }

    private T Write<T>(Func<T> write) => ResultErrors.Translate($"write to the store {store.Root}", write);
}

/// <summary>What was given to Slurm.</summary>
/// <param name="Runs">Runs.</param>
/// <param name="Tasks">The tasks that compute them.</param>
internal sealed record SubmittedRuns(long Runs, long Tasks);
