// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Replay;

/// <summary>The progress of a study that was run once, with the host's times; README.md beside the files has the form.</summary>
/// <param name="Runs">Guests in all.</param>
/// <param name="Events">In the order of their times.</param>
public sealed record Trace(int Runs, IReadOnlyList<TraceEvent> Events)
{
    /// <summary>After the usable RAM: the swap device compresses.</summary>
    internal const string Compressed = "compressed";

    /// <summary>Reads a file.</summary>
    public static Trace Read(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split('\t'))];
        Dictionary<string, GuestPlan> plans = lines.Where(line => line[1] == "started").ToDictionary(line => line[2], PlanOf, StringComparer.Ordinal);
        return new Trace(plans.Count, [.. lines.Select(line => EventOf(line, plans))]);
    }

    private static TraceEvent EventOf(string[] line, Dictionary<string, GuestPlan> plans)
    {
        TimeSpan at = TimeSpan.FromMilliseconds(long.Parse(line[0], CultureInfo.InvariantCulture));
        (string kind, string run, string rest) = (line[1], line[2], line[3]);
        return kind switch
        {
            "said" => new TraceEvent(at, kind, run, progress => progress.Say(rest)),
            "planned" => new TraceEvent(at, kind, run, progress => progress.Planned(PlannedOf(rest, plans), int.Parse(run, CultureInfo.InvariantCulture))),
            "started" => new TraceEvent(at, kind, run, progress => progress.Started(plans[run])),
            "advanced" => new TraceEvent(at, kind, run, progress => progress.Advanced(
                plans[run], ProgressLine.TryParse(rest, out ProgressLine? report) ? report : throw new InvalidDataException(rest))),
            "finished" => new TraceEvent(at, kind, run, progress => progress.Finished(plans[run])),
            _ => throw new InvalidDataException(kind),
        };
    }

    /// <summary>Usable RAM, MiB, and whether the swap device compresses; then the runs in the order in which they are started.</summary>
    private static PlannedRun[] PlannedOf(string text, Dictionary<string, GuestPlan> plans)
    {
        string[] words = text.Split(' ');
        string[] memory = words[0].Split(',');
        double usableMib = double.Parse(memory[0], CultureInfo.InvariantCulture);
        bool compresses = memory is [_, Compressed];
        return [.. words[1..].Select(name => new PlannedRun(name, new RunForecast(DefinitionOf(plans[name]), usableMib, compresses)))];
    }

    private static RunDefinition DefinitionOf(GuestPlan plan) => new(plan.Run, Parameters.None, [.. plan.Processes.Select(process => new ProcessDefinition(
        process.Label, process.Work ?? throw new InvalidDataException($"{process.Label} is not work"), Nice: 0))]);

    private static GuestPlan PlanOf(string[] line)
    {
        string[] words = line[3].Split(' ');
        if (words[0] == "sweep")
        {
            HandoffScenario[] scenarios = [.. Enumerable.Range(1, int.Parse(words[1], CultureInfo.InvariantCulture)).Select(i => new HandoffScenario($"s{i}", 64, 0))];
            var workload = new ProcessPlan("work", 0, Argv: []);
            return new GuestPlan(GuestPlan.CurrentVersion, line[2], [], 0, new HandoffPlan(0, 0, [], workload, new HandoffDelay("", false, false, []), 0, 0, scenarios));
        }

        return new GuestPlan(GuestPlan.CurrentVersion, line[2], [.. line[3].Split(',').Select((process, i) =>
        {
            string[] parts = process.Split('|');
            Workload work = WorkArguments.TryParse(parts[0].Split(' ')) ?? throw new InvalidDataException(parts[0]);
            return new ProcessPlan($"copy {i + 1}", 0, work with { Iterations = int.Parse(parts[1], CultureInfo.InvariantCulture) });
        })], 0);
    }
}

/// <summary>Something that a study told.</summary>
/// <param name="At">When, since the study's start.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Run">Of which guest, if it was of one.</param>
/// <param name="Tell">Tells it again.</param>
public sealed record TraceEvent(TimeSpan At, string Kind, string Run, Action<IStudyProgress> Tell);
