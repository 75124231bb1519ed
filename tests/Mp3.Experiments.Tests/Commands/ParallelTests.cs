// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Running;
using Mp3.Experiments.Tests.Scripts;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>The line of docs/cluster.md that gives names to GNU parallel.</summary>
[Trait("Category", "Guest")]
public sealed class ParallelTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task It_computes_what_is_missing()
    {
        string parallel = TestPrograms.Find("parallel");
        var store = new RunStore(_scratch["store"]);
        IReadOnlyList<NamedRun> runs = await SmallNamedRuns.OfAsync(1, 2, 3);
        store.Recipes.Deposit("5eed", runs, TestContext.Current.CancellationToken);
        _ = _scratch.Write("list", string.Concat(runs.Select(run => $"{run.Name}\tmissing\t{run.Run.Name}\n")));

        ProgramRun run = await Mp3Program.ShellAsync(
            _scratch.Path, $"export MP3_STORE='{store.Root}'; cut -f1 < list | '{parallel}' -N 2 --quote '{Mp3Program.Path}' compute --jobs 1");

        Assert.True(run.ExitCode == ExitCode.Success, run.Errors);
        Assert.Equal(runs.Select(run => $"{run.Name}\tstored").Order(), run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.All(runs, run => Assert.IsType<FoundRun>(store.TryVerify(run.Name)));
    }
}
