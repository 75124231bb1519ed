// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>What was asked for: the settings and every process.</summary>
internal static class PlanSection
{
    public static Html Of(ReportContent content)
    {
        Row[] rows = [.. content.Manifest.Runs.SelectMany(run => run.Plan.Processes.Select(process => new Row(
        [
            Cell.Of(run.Plan.Run),
            Cell.Of(process.Label),
            new Cell(Html.Of($"<code>{process.Command}</code>")),
            Cell.Of(process.Nice, "0"),
            Cell.Of(process.Iterations, "0"),
        ])))];
        Html processes = HtmlTable.Of(
            "Processes; those of a run start at the same moment",
            [new("run"), new("process"), new("command"), new("nice", IsNumber: true), new("iterations", IsNumber: true)],
            rows);
        return Html.Lines(
        [
            FactList.Of([.. SettingsOf(content.Manifest), .. content.PlanFacts]),
            rows.Length == 0 ? Html.Empty : Folded.If(rows.Length > Folded.MostOpenRows, $"All {rows.Length:N0} processes", processes),
        ]);
    }

    private static IEnumerable<(string Name, string Value)> SettingsOf(Manifest manifest)
    {
        StudySettings settings = manifest.Settings;
        yield return ("Study", manifest.Study);
        if (settings.Sweep is not null)
        {
            // What a sweep varies is among its own facts.
            yield break;
        }

        yield return ("RAM at scale 1", $"{settings.MemoryMib:N0} MiB");
        yield return ("Swap model", settings.Disk is null ? settings.Swap : $"{settings.Swap}: {settings.Disk}");
        yield return settings.Seeds is { } seeds ? ("Seeds", string.Join(", ", seeds)) : ("Seed", $"{settings.Seed}");
        yield return ("Scale", $"{settings.Scale:0.######}");
        yield return ("Clock", settings.Clock);
        yield return ("Kernel", settings.Kernel);
    }
}
