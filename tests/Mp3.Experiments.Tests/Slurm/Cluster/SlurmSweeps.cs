// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Running;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary>A sweep of made-up runs in a store of its own, which a real Slurm computes by a program that needs no guest.</summary>
internal sealed class SlurmSweeps : IDisposable
{
    /// <summary>Runs of a sweep.</summary>
    public const int Runs = 24;

    private static int _count;

    private readonly ScratchFolder _scratch = new();
    private readonly string _sweep = $"{Interlocked.Increment(ref _count):x8}".PadRight(RunName.Length, 'a');

    /// <param name="ms">How long a run takes.</param>
    /// <param name="fails">Number of a run that fails by itself; -1: none does.</param>
    public SlurmSweeps(int ms = 0, int fails = -1)
    {
        Store = new RunStore(_scratch["store"]);
        _ = _scratch.Write("store.work", $"ms={ms}\nfails={fails}\n");
    }

    /// <summary>The store.</summary>
    public RunStore Store { get; }

    /// <summary>What the last executor said.</summary>
    public KeptProgress Progress { get; } = new();

    /// <summary>Runs that are stored.</summary>
    public int Stored => Numbers.Count(number => Store.Contains(Stores.Name(number)));

    /// <summary>Numbers of the runs that were computed, as often as they were.</summary>
    public int[] Computed => Directory.Exists(_scratch["store.log"])
        ? [.. Directory.GetFiles(_scratch["store.log"]).Select(file => int.Parse(Path.GetFileName(file).Split('-')[0])).Order()]
        : [];

    private static IEnumerable<int> Numbers => Enumerable.Range(0, Runs);

    /// <summary>Computes it.</summary>
    public Task<SlurmOutcome> RunAsync(SlurmOptions? options = null, CancellationToken? cancellation = null)
    {
        var pace = new SlurmPace { Look = TimeSpan.FromMilliseconds(500), Telling = TimeSpan.FromSeconds(1) };
        return new SlurmExecutor(options ?? new SlurmOptions(), Store, Running.StoreUser.Path, new SlurmCommands(), pace, TimeProvider.System)
            .ComputeAsync(_sweep, Missing, Progress, cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>All runs are there, each is what was computed, and nothing is left of the submissions.</summary>
    public void AssertDone()
    {
        Assert.All(Numbers, number => Store.AssertHas(number));
        Assert.False(Directory.Exists(Path.Combine(Store.Layout.Sweeps, _sweep)), "the submissions were not cleared up");
    }

    /// <summary>States of all tasks that Slurm remembers of this sweep.</summary>
    public string[] Tasks() =>
        [.. SlurmCluster.Ask("squeue", "--noheader", "--array", "--states=all", "--format=%j %T").Split('\n').Where(line => line.StartsWith($"mp3-{_sweep[..8]}-", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    private IEnumerable<SlurmRun> Missing() => Numbers.Select(Stores.Name)
        .Where(name => !Store.Contains(name) && Store.Failures.Find(name) is null)
        .Select(name => new SlurmRun(name, HostMib: 300, CpuSeconds: 1));
}
