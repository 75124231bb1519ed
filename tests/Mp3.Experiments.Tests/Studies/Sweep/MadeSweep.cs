// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Running;
using Mp3.Experiments.Tests.Studies.Processes;

namespace Mp3.Experiments.Tests.Studies.Sweep;

/// <summary>A sweep whose guests are never booted: outcomes of its runs are made by hand and put into a store.</summary>
internal sealed class MadeSweep : IDisposable
{
    /// <summary>Two settings, two runs each.</summary>
    public const string Pairs =
        """
        study = "casestudy1"
        seeds = "1..3"
        [sweep]
        memory = [1024, 2048]
        """;

    private readonly ReplayedRuns _guests = new();
    private readonly ScratchFolder _scratch = new();

    public MadeSweep() => Store = new RunStore(_scratch["store"]);

    public RunStore Store { get; }

    public GuestHost Host => _guests.Host;

    /// <summary>A path of its own.</summary>
    public string this[string name] => _scratch[name];

    public static SweepPlan PlanOf(string text) => SweepPlan.Of(SweepFile.Parse(text, "x.toml"));

    public Task<SweepRuns> PrepareAsync(string text = Pairs) => SweepRuns.PrepareAsync(
        PlanOf(text), Store, (_, _) => Task.FromResult(_guests.Host), new KeptProgress(), TestContext.Current.CancellationToken);

    /// <summary>Puts an outcome of a run of case study 1 into the store.</summary>
    /// <param name="run">The run.</param>
    /// <param name="moreFaults">Major faults of its first process beside the usual.</param>
    /// <param name="isSound">All checks hold.</param>
    public void Keep(SweepRun run, ulong moreFaults = 0, bool isSound = true)
    {
        RunWriting writing = Store.TryWrite(
            Host.InputsOf(run.Run.Recipe), PackedOutcome.Pack(Outcome(run.Run.Name, moreFaults, isSound)), new RunNotes("test", run.Run.Name, 1, 2, new Dictionary<string, string>()));
        Assert.True(writing.IsStored, writing.Warning);
    }

    /// <summary>What a guest would report of two processes.</summary>
    public static GuestOutcome.Finished Outcome(string run, ulong moreFaults = 0, bool isSound = true)
    {
        var made = new HandMadeRun();
        made.Records[0] = made.Records[0] with { MajorFaults = made.Records[0].MajorFaults + moreFaults };
        made.Records[2] = made.Records[2] with { MajorFaults = made.Records[2].MajorFaults + moreFaults };
        made.Change(0, process => process with { AtExit = process.AtExit with { MajorFaults = process.AtExit.MajorFaults + (long)moreFaults } });
        return new GuestOutcome.Finished(
            made.Report with
            {
                Run = run,
                Vmstat = new Dictionary<string, long>(made.Report.Vmstat, StringComparer.Ordinal)
                {
                    ["pgfault"] = made.Report.Vmstat["pgfault"] + (long)moreFaults,
                    ["pgmajfault"] = made.Report.Vmstat["pgmajfault"] + (long)moreFaults,
                },
                LostRecords = isSound ? 0 : 3,
            },
            MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(made.Records)).ToArray());
    }

    public void Dispose()
    {
        _guests.Dispose();
        _scratch.Dispose();
    }
}
