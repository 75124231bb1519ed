// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Writes what came out of a sweep, read from the store a setting at a time.</summary>
internal static class SweepWriter
{
    /// <summary>Writes tables, definition and manifest, but no pictures.</summary>
    /// <param name="draft">Where they go.</param>
    /// <param name="runs">The sweep.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The result as it was written, and what is wrong with its runs.</returns>
    /// <exception cref="Mp3Exception">Failed: no run came to an outcome.</exception>
    public static (SweepResult Result, SweepChecks Checks) Write(ResultDraft draft, SweepRuns runs, CancellationToken cancellation)
    {
        SweepPlan plan = runs.Plan;
        string[] axes = [.. plan.Varied.Select(axis => axis.Name)];
        var checks = new SweepChecks();
        Manifest? first = null;
        long count = 0;
        SweepColumns columns;
        long conditions;
        using (var tables = new SweepTables(draft.Path, axes, plan.Study.Study.Measures))
        {
            List<SweepRow> rows = [];
            SweepCell? setting = null;
            foreach (CellOutcome cell in runs.MapCells(cell => CellOutcome.Of(cell, runs.Store)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (setting is not null && !setting.Setting.At.Equals(cell.Cell.Setting.At))
                {
                    Add(setting);
                    rows = [];
                    setting = null;
                }

                setting ??= cell.Cell;
                rows.AddRange(cell.Rows);
                count += cell.Cell.Names.Count;
                checks.Add(cell.Cell.Words, cell.Manifest?.Checks ?? []);
                foreach (FailedRun failed in cell.Failed)
                {
                    checks.AddFailed(failed);
                }

                first ??= cell.Manifest;
            }

            Add(setting!);
            columns = tables.Columns ?? throw Mp3Exception.Failed("no run of the sweep came to an outcome, so there is no result");
            conditions = tables.Conditions;

            void Add(SweepCell first) => tables.Add(first.Setting.At, rows, [.. first.Wanted.Runs.Select(run => run.Name)]);
        }

        Manifest manifest = ManifestOf(
            first!,
            new SweepSettings(plan.Study.Study.Name, axes, columns.Parameters, plan.Seeds.Count, count, conditions, checks.Failed),
            checks.Of(count));
        (Manifest complete, string hash) = draft.Write(
            manifest,
            new Dictionary<string, byte[]>(StringComparer.Ordinal) { [SweepResult.DefinitionFile] = Encoding.UTF8.GetBytes(SweepToml.TextOf(plan.Definition)) },
            present: [SweepRow.File, MedianRow.File]);
        return (SweepResult.Load(new OpenedResult(draft.Path, complete, hash)), checks);
    }

    private static Manifest ManifestOf(Manifest first, SweepSettings sweep, IReadOnlyList<CheckResult> checks) => first with
    {
        Study = SweepResult.Kind,
        Verdict = checks.All(check => check.Passed) ? Manifest.Complete : Manifest.Failed,
        Settings = first.Settings with { Sweep = sweep },
        Runs = [],
        Checks = checks,
    };
}
