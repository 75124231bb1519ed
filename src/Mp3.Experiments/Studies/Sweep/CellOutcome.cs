// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>What came out of a cell, as far as its runs came to an outcome.</summary>
/// <param name="Cell">Its setting and seed.</param>
/// <param name="Rows">What the study itself would say; empty: nothing.</param>
/// <param name="Manifest">As the study would have it, without runs; null: there is nothing to say.</param>
/// <param name="Failed">Runs that have no outcome.</param>
internal sealed record CellOutcome(SweepCell Cell, IReadOnlyList<SweepRow> Rows, Manifest? Manifest, IReadOnlyList<FailedRun> Failed)
{
    /// <summary>Reads the outcomes of a cell's runs.</summary>
    /// <param name="cell">With all of its rounds.</param>
    /// <param name="store">Where the outcomes are.</param>
    public static CellOutcome Of(SweepCell cell, RunStore store)
    {
        ObtainedRun?[] runs = [.. cell.Wanted.Runs.Zip(cell.Names, (run, name) => StoredOutcome.Read(store, cell.Host, run, name))];
        FailedRun[] failed = [.. Enumerable.Range(0, runs.Length).Where(i => runs[i] is null).Select(i => FailureOf(cell, i, store))];
        // What a study with rounds makes of its runs needs all of them; of others, each stands for itself.
        bool isEnough = cell.Request.HasRounds ? cell.IsWhole && failed.Length == 0 : failed.Length < runs.Length;
        if (!isEnough)
        {
            return new CellOutcome(cell, [], null, failed);
        }

        (WantedRun Wanted, RunName Name, ObtainedRun Run)[] there =
            [.. Enumerable.Range(0, runs.Length).Where(i => runs[i] is not null).Select(i => (cell.Wanted.Runs[i], cell.Names[i], runs[i]!))];
        var done = new DoneRuns(cell.Host, cell.Wanted with { Runs = [.. there.Select(run => run.Wanted)] }, [.. there.Select(run => run.Run)]);
        StudyYield yield;
        try
        {
            yield = cell.Request.Observe(done);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Failed)
        {
            // What a guest reports may contradict itself.
            return new CellOutcome(cell, [], null, [.. failed, .. there.Select(run => new FailedRun(run.Name, $"{cell.Words}, {run.Wanted.Name}", e.Message))]);
        }

        Dictionary<string, string> names = there.ToDictionary(run => run.Wanted.Name, run => run.Name.ToString(), StringComparer.Ordinal);
        string all = names.Count == 1 ? names.Values.Single() : "";
        return new CellOutcome(
            cell, [.. yield.Observations.Select(observation => new SweepRow(cell.Setting.At, observation, names.GetValueOrDefault(observation.Run, all)))], yield.Manifest, failed);
    }

    private static FailedRun FailureOf(SweepCell cell, int i, RunStore store) =>
        store.Failures.Find(cell.Names[i]) is { } failed
            ? failed with { Run = $"{cell.Words}, {cell.Wanted.Runs[i].Name}" }
            : new FailedRun(cell.Names[i], $"{cell.Words}, {cell.Wanted.Runs[i].Name}", "it is not in the store");
}
