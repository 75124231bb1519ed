// SPDX-License-Identifier: MIT

using Mp3.Experiments.ProgramFiles;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm.Client;

/// <summary>Slurm, by its commands.</summary>
internal sealed class SlurmCommands : ISlurm
{
    /// <summary>The Debian package of the commands.</summary>
    public const string Package = "slurm-client";

    /// <summary>A command of Slurm asks again for a while by itself; after so long it is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly IReadOnlyDictionary<string, string> English = new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_ALL"] = "C" };

    /// <inheritdoc/>
    public async Task<SlurmLimits> LimitsAsync(CancellationToken cancellation) =>
        SlurmText.Limits(await AskAsync("scontrol", ["show", "config"], cancellation));

    /// <inheritdoc/>
    public async Task SubmitAsync(IReadOnlyList<string> options, string script, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        ToolOutcome outcome = await RunAsync("sbatch", ["--parsable", .. options, script, .. arguments], cancellation);
        if (outcome.ExitCode == 0)
        {
            return;
        }

        string why = Words(outcome);
        throw SlurmText.IsLimit(outcome.Errors)
            ? new SubmitLimitException(why)
            : Mp3Exception.Usage($"sbatch refuses the jobs: {why}");
    }

    /// <inheritdoc/>
    public async Task<JobQueue> QueueAsync(IReadOnlyCollection<string> jobNames, CancellationToken cancellation) => SlurmText.Queue(await AskAsync(
        "squeue", ["--noheader", "--array", $"--name={string.Join(',', jobNames)}", $"--format={SlurmText.QueueFormat}"], cancellation));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, int>> EndsAsync(string jobName, bool hasAccounting, CancellationToken cancellation) => hasAccounting
        ? SlurmText.States("sacct", await AskAsync(
            "sacct", ["--noheader", "--allocations", "--parsable2", "--starttime=now-30days", $"--name={jobName}", "--format=State"], cancellation))
        : SlurmText.States("squeue", await AskAsync(
            "squeue", ["--noheader", "--array", "--states=all", $"--name={jobName}", "--format=%T"], cancellation));

    /// <inheritdoc/>
    // Tasks that run can't be changed any more, and are named as errors; those that wait are changed all the same.
    public Task ExcludeAsync(string jobName, IReadOnlyCollection<string> nodes, CancellationToken cancellation) =>
        RunAsync("scontrol", ["update", $"JobName={jobName}", $"ExcNodeList={string.Join(',', nodes)}"], cancellation);

    /// <inheritdoc/>
    public Task CancelAsync(string jobName, CancellationToken cancellation) => AskAsync("scancel", [$"--name={jobName}"], cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SlurmNode>> NodesAsync(string? partition, CancellationToken cancellation)
    {
        string[] of = partition is null ? [] : [$"--partition={partition}"];
        return SlurmText.Nodes(await AskAsync("sinfo", ["--noheader", "--Node", $"--format={SlurmText.NodeFormat}", .. of], cancellation));
    }

    private static async Task<string> AskAsync(string tool, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        ToolOutcome outcome = await RunAsync(tool, arguments, cancellation);
        return outcome.ExitCode == 0 ? outcome.Output : throw Mp3Exception.Failed($"{tool} failed: {Words(outcome)}");
    }

    private static async Task<ToolOutcome> RunAsync(string tool, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Patience);
        try
        {
            // In a session of its own: Ctrl-C in the terminal reaches this program alone, which decides what becomes of it.
            ToolOutcome outcome = await HostTool.RunAsync("setsid", "util-linux", [HostTool.Find(tool, Package), .. arguments], end.Token, variables: English);
            return outcome.ExitCode != 0 && SlurmText.IsSilence(outcome.Errors) ? throw new ControllerSilentException(Words(outcome)) : outcome;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ControllerSilentException($"{tool} did not end within {Patience.TotalMinutes:0} minutes");
        }
    }

    /// <summary>What a command says went wrong, without its own name before each line.</summary>
    private static string Words(ToolOutcome outcome)
    {
        string[] lines = [.. outcome.ErrorLines.Select(line => line[(line.IndexOf("error: ", StringComparison.Ordinal) is >= 0 and var i ? i + "error: ".Length : 0)..])];
        return lines.Length == 0 ? $"exit code {outcome.ExitCode}" : string.Join("; ", lines);
    }
}

/// <summary>Slurm takes no more jobs now.</summary>
/// <param name="message">In Slurm's words.</param>
internal sealed class SubmitLimitException(string message) : Exception(message);
