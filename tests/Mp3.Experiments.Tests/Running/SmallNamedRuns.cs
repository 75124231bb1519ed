// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.Running;

/// <summary>Runs of small real guests, named as this machine boots them: one copy of a small workload, with several seeds.</summary>
internal static class SmallNamedRuns
{
    /// <param name="seeds">A run each.</param>
    public static async Task<IReadOnlyList<NamedRun>> OfAsync(params IEnumerable<int> seeds)
    {
        GuestHost host = await GuestHost.OfThisMachineAsync(qemu: null, TestKernel.Wanted, TestContext.Current.CancellationToken);
        IStudy study = StudyList.All.Single(study => study.Name == "multiprog");
        return
        [
            .. seeds.Select(seed => StudyWords.Read(study, "--n", "1", "--size", "16", "--scale", "1/8", "--seed", $"{seed}").Want(host.Kernel.Release, GuestAccelerator.Tcg))
                .SelectMany(wanted => wanted.Runs.Select(run => NamedRun.Of(host, wanted, run))),
        ];
    }

    /// <summary>Computes them in this process.</summary>
    public static async Task ComputeAsync(RunStore store, IEnumerable<NamedRun> runs)
    {
        ComputedRuns done = await new RunComputer(new StoreUse(store), new KeptProgress()).ComputeAsync(runs, 2, TestContext.Current.CancellationToken);
        Assert.Empty(done.Failed);
    }

    /// <summary>Both stores have the same bytes of each of the runs.</summary>
    public static void AssertSame(RunStore one, RunStore other, IEnumerable<NamedRun> runs) => Assert.All(runs, run =>
    {
        foreach (string file in (string[])["inputs.json", "outcome.zip"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(one.FolderOf(run.Name), file)), File.ReadAllBytes(Path.Combine(other.FolderOf(run.Name), file)));
        }
    });
}
