// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary>
/// Does what a person does after a controller lost its memory: it gives ids of running jobs to new ones, takes those for
/// duplicates and drains their nodes, which somebody has to resume.
/// </summary>
internal sealed class SlurmAdministrator : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly Task<int> _work;

    public SlurmAdministrator() => _work = Task.Run(WorkAsync);

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _ = Wait.For(_work, "the administrator");
        _end.Dispose();
    }

    /// <returns>How often it resumed a node.</returns>
    private async Task<int> WorkAsync()
    {
        int resumed = 0;
        while (!_end.IsCancellationRequested)
        {
            try
            {
                foreach (string node in SlurmCluster.NodeStates().Where(node => node.State.StartsWith("drain", StringComparison.Ordinal)).Select(node => node.Name).Distinct())
                {
                    _ = Tool.Run("scontrol", ["update", $"nodename={node}", "state=resume"]);
                    resumed++;
                }
            }
            catch (Xunit.Sdk.XunitException)
            {
                // The controller is silent: the next look tries again.
            }

            await Task.Delay(Pause, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return resumed;
    }
}
