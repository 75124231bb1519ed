// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Slurm.Submissions;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm;

/// <summary>Nodes that can't compute, as their tasks said. Each is told once and gets no more tasks.</summary>
/// <param name="slurm">Slurm.</param>
/// <param name="options">Which partition it is.</param>
/// <param name="progress">Is told.</param>
internal sealed class UnableNodes(ISlurm slurm, SlurmOptions options, IStudyProgress progress)
{
    private readonly SortedDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public IReadOnlyCollection<string> Names => _known.Keys;

    /// <summary>Looks whether there are more.</summary>
    /// <returns>Whether there are.</returns>
    /// <exception cref="Mp3Exception">No node is left (69).</exception>
    public async Task<bool> LookAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellation)
    {
        (string Node, string Why)[] more = [.. submissions.SelectMany(submission => submission.UnableNodes()).Where(node => _known.TryAdd(node.Node, node.Why))];
        if (more.Length == 0)
        {
            return false;
        }

        foreach ((string node, string why) in more)
        {
            progress.Say($"node {node} can't compute, and gets no more tasks: {Message(why)}");
        }

        bool isOneLeft = await IsOneLeftAsync(cancellation);
        foreach (Submission submission in submissions)
        {
            await (isOneLeft ? slurm.ExcludeAsync(submission.JobName, Names, cancellation) : slurm.CancelAsync(submission.JobName, cancellation));
        }

        return isOneLeft
            ? true
            : throw Mp3Exception.Unavailable($"no node of Slurm is left that can compute; {more[^1].Node}: {Message(more[^1].Why)}; 'mp3 doctor --on slurm' says what nodes lack");
    }

    private async Task<bool> IsOneLeftAsync(CancellationToken cancellation)
    {
        IReadOnlyList<SlurmNode> nodes = await slurm.NodesAsync(options.Partition, cancellation);
        // Options that are passed on may have chosen another partition than the default one.
        bool isDefault = options.Partition is null && options.Sbatch.Count == 0 && nodes.Any(node => node.IsDefault);
        return nodes.Any(node => (node.IsDefault || !isDefault) && !_known.ContainsKey(node.Name));
    }

    /// <summary>What the program said there, without its name.</summary>
    private static string Message(string why) => why.StartsWith("mp3: ", StringComparison.Ordinal) ? why["mp3: ".Length..] : why;
}
