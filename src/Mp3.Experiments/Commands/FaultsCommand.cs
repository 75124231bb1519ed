// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Faults;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 faults</c>: every fault of a result as CSV.</summary>
public static class FaultsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A result folder of a study that was run with --faults" };
        Option<string?> run = Texts.Option("--run", "NAME", "Only this run, such as pair-a [default: all]");
        Option<string?> process = Texts.Option("--process", "LABEL", "Only this process, such as \"1024 R 50000\" [default: all]");
        var command = new Command(
            "faults", "Print every page fault of a result as CSV: when, whose, where, of which kind, how long.") { folder, run, process };
        HelpWithExamples.Add(
            command,
            "mp3 faults results/faults > faults.csv",
            "mp3 faults results/faults --run pair-a --process \"1024 R 50000\" > process.csv");
        command.SetAction(parsed =>
        {
            Write(parsed.GetRequiredValue(folder), parsed.GetValue(run), parsed.GetValue(process));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(string path, string? run, string? process)
    {
        OpenedResult opened = ResultFolder.Open(path);
        if (opened.Manifest.Settings.Seeds is [var seed, ..])
        {
            throw Mp3Exception.Usage($"{path} holds several seeds: name the folder of one, such as {Path.Combine(path, $"seed-{seed}")}");
        }

        if (FaultLogFile.AllOf(path, opened.Manifest).Count == 0)
        {
            throw Mp3Exception.Usage($"{path} has no log of faults: run a study of processes with --faults, such as mp3 casestudy1 --faults");
        }

        TracedRun[] runs = [.. Named(TracedRun.Of(ProcessResult.Load(opened)), each => each.Name, run, path, "run")];
        HashSet<string> labels = [.. Named(LabelsOf(runs), label => label, process, path, "process")];
        using Stream output = Console.OpenStandardOutput();
        using var csv = new FaultCsv(output);
        foreach (TracedRun each in runs)
        {
            _ = each.Assemble(fault =>
            {
                string label = each.LabelOf(fault.Pid);
                if (process is null || labels.Contains(label))
                {
                    csv.Write(each, label, fault);
                }
            });
        }
    }

    private static IEnumerable<string> LabelsOf(IEnumerable<TracedRun> runs) =>
        runs.SelectMany(each => each.Processes).Select(row => row.Label).Distinct(StringComparer.Ordinal);

    /// <summary>Those of a name; all, if none is asked for.</summary>
    private static T[] Named<T>(IEnumerable<T> items, Func<T, string> nameOf, string? name, string path, string what)
    {
        T[] all = [.. items];
        T[] named = name is null ? all : [.. all.Where(item => nameOf(item) == name)];
        return named.Length > 0
            ? named
            : throw Mp3Exception.Usage($"{path} has no {what} '{name}' with a log of faults{Nearest.Hint(name ?? "", all.Select(nameOf))}");
    }
}
