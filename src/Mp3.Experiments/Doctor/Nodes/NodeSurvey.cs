// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Slurm.Submissions;
using Mp3.Protocol;

namespace Mp3.Experiments.Doctor.Nodes;

/// <summary>Asks a node of each partition what it has, by a small job that leaves its answer in the store's folder.</summary>
/// <param name="slurm">Slurm.</param>
/// <param name="store">The store, which the nodes see at the same path.</param>
/// <param name="program">Absolute path of mp3, here and on the nodes.</param>
/// <param name="pace">How often to look, and how long to wait.</param>
/// <param name="clock">The host's.</param>
/// <param name="say">Is told what is waited for.</param>
internal sealed class NodeSurvey(ISlurm slurm, RunStore store, string program, SlurmPace pace, TimeProvider clock, Action<string> say)
{
    private const int UniqueDigits = 12;

    private static readonly TimeSpan CancellingTakes = TimeSpan.FromSeconds(10);

    private readonly PatientSlurm _patient = new(slurm, pace, clock, say);

    /// <summary>Asks.</summary>
    /// <param name="options">Which partition, and how a job gets there.</param>
    /// <param name="words">More words for <c>mp3 doctor</c> there.</param>
    /// <param name="cancellation">Cancels the jobs.</param>
    /// <exception cref="Mp3Exception">There is no such partition, or sbatch refuses every job (2); a command is missing (69).</exception>
    public async Task<NodeReports> AskAsync(SlurmOptions options, IEnumerable<string> words, CancellationToken cancellation)
    {
        string[] partitions = [.. (await _patient.NodesAsync(options.Partition, cancellation)).Select(node => node.Partition).Distinct(StringComparer.Ordinal)];
        if (partitions.Length == 0)
        {
            throw Mp3Exception.Usage(options.Partition is { } wanted ? $"Slurm has no partition {wanted}" : "Slurm has no partition");
        }

        string name = $"mp3-doctor-{Guid.NewGuid().ToString("n")[..UniqueDigits]}";
        var folder = new SurveyFolder(Path.Combine(store.Layout.Surveys, name));
        ResultErrors.Translate($"write to the store {store.Root}", () => folder.Make(store.Layout, Script(folder, options, words)));
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (string partition in partitions)
            {
                await SubmitAsync(folder, JobName(name, partition), partition, options, refused, cancellation);
            }

            string[] asked = [.. partitions.Where(partition => !refused.ContainsKey(partition))];
            JobQueue left = await WaitAsync([.. asked.Select(partition => JobName(name, partition))], cancellation);
            return new NodeReports([.. partitions.Select(partition => refused.TryGetValue(partition, out string? why)
                ? new NodeReport(partition, null, null, why)
                : Report(folder, partition, left.Jobs.Contains(JobName(name, partition)) ? left : null))]);
        }
        finally
        {
            await CancelAsync(partitions.Select(partition => JobName(name, partition)));
            folder.Delete();
        }
    }

    private static string JobName(string name, string partition) => $"{name}-{partition}";

    private string Script(SurveyFolder folder, SlurmOptions options, IEnumerable<string> words) =>
        $$"""
        #!/bin/sh
        # A node says what it has. $1 is its partition.
        mp3={{CommandText.Quoted(program)}}
        folder={{CommandText.Quoted(folder.Path)}}
        {{TaskScript.Exports(options.Qemu)}}
        printf '%s\n' "$SLURMD_NODENAME" >"$folder/$1{{SurveyFolder.Node}}"
        "$mp3" doctor --json {{string.Join(' ', words.Select(CommandText.Quoted))}} >"$folder/$1{{SurveyFolder.Draft}}"
        mv "$folder/$1{{SurveyFolder.Draft}}" "$folder/$1{{SurveyFolder.Answer}}"

        """;

    private async Task SubmitAsync(
        SurveyFolder folder, string job, string partition, SlurmOptions options, Dictionary<string, string> refused, CancellationToken cancellation)
    {
        string[] line =
        [
            $"--job-name={job}",
            "--nodes=1",
            "--ntasks=1",
            $"--mem={MemoryClass.OwnMib}M",
            $"--output={SbatchLine.Escaped(folder.Path)}/{partition}{SurveyFolder.Log}",
            .. SbatchLine.Chosen(options with { Partition = partition }),
            .. options.Sbatch,
        ];
        try
        {
            await slurm.SubmitAsync(line, folder.Script, [partition], cancellation);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Usage)
        {
            refused[partition] = e.Message;
        }
        catch (Exception e) when (e is SubmitLimitException or ControllerSilentException)
        {
            refused[partition] = $"sbatch: {e.Message}";
        }
    }

    /// <summary>Waits for the end of the jobs, or of the time for it.</summary>
    /// <returns>What of them is left then.</returns>
    private async Task<JobQueue> WaitAsync(string[] jobs, CancellationToken cancellation)
    {
        long begin = clock.GetTimestamp();
        string? told = null;
        while (true)
        {
            JobQueue queue = jobs.Length == 0 ? JobQueue.Empty : await _patient.QueueAsync(jobs, cancellation);
            if (queue.Tasks == queue.Completing || clock.GetElapsedTime(begin) > pace.SmallJob)
            {
                return queue.Tasks == queue.Completing ? JobQueue.Empty : queue;
            }

            string line = $"waiting for {queue.Tasks} {(queue.Tasks == 1 ? "job" : "jobs")}, at most {pace.SmallJob.TotalMinutes:0.#} minutes{(queue.MainReason is { } reason ? $" ({reason})" : "")}";
            if (line != told)
            {
                say(line);
                told = line;
            }

            await Task.Delay(pace.Look, clock, cancellation);
        }
    }

    private NodeReport Report(SurveyFolder folder, string partition, JobQueue? left)
    {
        string? node = folder.Read(partition, SurveyFolder.Node)?.Trim();
        if (left is not null)
        {
            return new NodeReport(partition, node, null, node is null
                ? $"no node took the job within {pace.SmallJob.TotalMinutes:0.#} minutes{(left.MainReason is { } reason ? $" ({reason})" : "")}"
                : $"its job did not end within {pace.SmallJob.TotalMinutes:0.#} minutes");
        }

        if (node is null)
        {
            return new NodeReport(partition, null, null, $"its job left no answer: does a node of it see {store.Root}, and may you write there?");
        }

        return folder.Read(partition, SurveyFolder.Answer) is { } answer && TryParse(answer) is { } diagnosis
            ? new NodeReport(partition, node, diagnosis, null)
            : new NodeReport(partition, node, null, folder.Read(partition, SurveyFolder.Log)?.Trim().Split('\n')[^1] is { Length: > 0 } words ? words : $"{program} said nothing there");
    }

    private static Diagnosis? TryParse(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, NodeContext.Standard.Diagnosis);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task CancelAsync(IEnumerable<string> jobs)
    {
        using var end = new CancellationTokenSource(CancellingTakes);
        try
        {
            foreach (string job in jobs)
            {
                await slurm.CancelAsync(job, end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ControllerSilentException or Mp3Exception)
        {
            // They are small, and end by themselves.
        }
    }
}
