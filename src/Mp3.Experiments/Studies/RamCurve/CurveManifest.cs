// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>The manifest of a curve: that of its programs, with every run in it.</summary>
internal static class CurveManifest
{
    /// <param name="request">What was asked for.</param>
    /// <param name="done">What came out.</param>
    /// <param name="rows">Gives the order.</param>
    public static Manifest Of(CurveRequest request, DoneRuns done, IReadOnlyList<RamRow> rows) => WithoutRuns(request, done, rows) with
    {
        // The records of pressure are in the runs, which are in the store.
        Runs = [.. InOrder(done, rows).Select(pair => new RunFacts(
            pair.Wanted.Parameters, pair.Run.InitramfsSha256, pair.Wanted.Shown, pair.Run.Finished.Report with { Pressure = null }))],
    };

    /// <summary>The same without the runs.</summary>
    public static Manifest WithoutRuns(CurveRequest request, DoneRuns done, IReadOnlyList<RamRow> rows)
    {
        bool isVirtual = request.Programs.Options.Clock == GuestClock.Virtual;
        Manifest manifest = ProgramManifest.Of(
            request.Programs.Choices,
            request.Programs.Options,
            request.Programs.Disk!,
            done,
            [],
            [.. InOrder(done, rows).SelectMany(pair => RamRows.TreeOf(pair.Wanted, pair.Run) is var (records, tree) ? ProgramChecks.Of(records, tree, isVirtual) : [])]);
        return manifest with
        {
            Study = CurveRuns.Study,
            Settings = manifest.Settings with
            {
                Parameters = Parameters.Of([.. request.Choices.Parameters, .. manifest.Settings.Parameters.All.Select(pair => (pair.Key, pair.Value))]),
            },
        };
    }

    private static IEnumerable<(WantedRun Wanted, ObtainedRun Run)> InOrder(DoneRuns done, IReadOnlyList<RamRow> rows)
    {
        Dictionary<string, (WantedRun Wanted, ObtainedRun Run)> byName = done.Wanted.Runs.Zip(done.Runs)
            .ToDictionary(pair => pair.First.Name, pair => pair, StringComparer.Ordinal);
        return rows.Select(row => byName[row.Run]);
    }
}
