// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm;

/// <summary>A sweep of a few runs, a store without them, and a Slurm that is made up.</summary>
public abstract class SlurmExecution : IDisposable
{
    protected const int Runs = 24;

    private static readonly string Sweep = new('a', RunName.Length);

    private readonly ScratchFolder _scratch = new();

    private protected SlurmExecution()
    {
        Store = new RunStore(_scratch["store"]);
        Slurm.Do = Compute;
    }

    private protected static SlurmPace Pace => new() { Look = TimeSpan.FromMilliseconds(1), Telling = TimeSpan.Zero };

    private protected RunStore Store { get; }

    private protected FakeSlurm Slurm { get; } = new();

    private protected KeptProgress Progress { get; } = new();

    private protected Dictionary<RunName, int> Numbers { get; } = Enumerable.Range(0, Runs).ToDictionary(Stores.Name);

    private protected SlurmOptions Options { get; set; } = new();

    /// <summary>How often it was asked which runs are missing.</summary>
    private protected int Asked { get; private set; }

    private protected string SweepFolder => _scratch[$"store/v1/sweeps/{Sweep}"];

    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string Compute(FakeTask task)
    {
        Store.WriteAll(task.Names.Select(name => Numbers[name]));
        return "COMPLETED";
    }

    private protected Task<SlurmOutcome> RunAsync(Func<int, int>? hostMib = null, SlurmPace? pace = null, CancellationToken? cancellation = null) =>
        new SlurmExecutor(Options, Store, "/bin/true", Slurm, pace ?? Pace, TimeProvider.System).ComputeAsync(
            Sweep, () => Missing(hostMib ?? (_ => 300)), Progress, cancellation ?? TestContext.Current.CancellationToken);

    private protected Task<Mp3Exception> FailsAsync(SlurmPace? pace = null) => Assert.ThrowsAsync<Mp3Exception>(() => RunAsync(pace: pace));

    private IEnumerable<SlurmRun> Missing(Func<int, int> hostMib)
    {
        Asked++;
        return Numbers.Where(run => !Store.Contains(run.Key) && Store.Failures.Find(run.Key) is null).Select(run => new SlurmRun(run.Key, hostMib(run.Value), 1));
    }
}
