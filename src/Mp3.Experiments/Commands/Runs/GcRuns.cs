// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Runs;

/// <summary><c>mp3 runs gc</c>: makes the store smaller.</summary>
internal static class GcRuns
{
    public static Command Create(StoreOption store, Option<bool> json)
    {
        Option<string?> age = Amounts.Option("--older-than", "AGE", "Remove runs that were not used for so long, such as 30d, 12h or 90m", Amounts.Age, "the form is 30d, 12h or 90m");
        Option<string?> size = Amounts.Option("--keep-size", "SIZE", "Remove runs, least recently used first, until the rest is no larger: 500M, 2G (powers of 1024)", Amounts.Size, "the form is 500M or 2G");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would go and remove nothing", Arity = ArgumentArity.Zero };
        var command = new Command("gc", "Remove runs from the store. What is removed can be computed again; a run in use stays.") { age, size, dryRun };
        HelpWithExamples.Add(command, "mp3 runs gc --older-than 30d", "mp3 runs gc --keep-size 2G --dry-run", "mp3 runs gc --older-than 12h --keep-size 500M");
        command.Validators.Add(result =>
        {
            if (result.GetResult(age) is null && result.GetResult(size) is null)
            {
                result.AddError("say which runs may go: --older-than AGE, --keep-size SIZE, or both");
            }
        });
        command.SetAction(parsed =>
        {
            RunStore opened = store.Of(parsed);
            var collector = new RunCollector(parsed.GetValue(age) is { } old ? Amounts.Age(old) : null, parsed.GetValue(size) is { } much ? Amounts.Size(much) : null);
            bool isDry = parsed.GetValue(dryRun);
            RunsCollected done = collector.Collect(opened, DateTime.UtcNow, isDry);
            if (done.Warning is { } warning)
            {
                Console.Error.WriteLine($"mp3: {warning}");
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Write(CollectionDocument.Of(opened, done, isDry), DocumentContext.Standard.CollectionDocument);
            }
            else
            {
                Write(opened, done, isDry);
            }

            return done.Warning is null ? ExitCode.Success : ExitCode.Failed;
        });
        return command;
    }

    private static void Write(RunStore store, RunsCollected done, bool isDry)
    {
        foreach (RemovedRun run in done.Removed)
        {
            Console.WriteLine($"{run.Name.Abbreviated}  {Amounts.Text(run.Bytes)}, used {ListRuns.Time(run.UsedUtc)}{(run.WasDamaged ? ", damaged" : "")}");
        }

        string removed = $"{ListRuns.Count(done.Removed.Count)}, {Amounts.Text(done.Removed.Sum(run => run.Bytes))}";
        Console.WriteLine(isDry ? $"would remove {removed}" : $"removed {removed}");
        Console.WriteLine($"{(isDry ? "would leave" : "left")} {ListRuns.Count(done.KeptCount)}, {Amounts.Text(done.KeptBytes)}");
        Console.WriteLine($"store: {store.Root}");
    }
}
