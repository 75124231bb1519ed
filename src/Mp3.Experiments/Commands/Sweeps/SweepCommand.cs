// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Sweeps;

/// <summary><c>mp3 sweep</c>: every combination of values of a study's options.</summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("FILE")
        {
            Description = "A file that says which study, which axes and which seeds (docs/sweep.md); or, after --, the study with the options that all runs have",
            HelpName = "FILE | -- STUDY [OPTIONS] [-- PROGRAM ARGS]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var axes = new AxisOptions();
        Option<string[]> seeds = ListOption.Create("--seeds", "LIST", "Seeds of every setting: 1..5 or 1,2,7 [default: those of the file, else the study's own]");
        var list = new Option<bool>("--list") { Description = "List the runs and run nothing: name, stored, missing or failed, run and parameters, with tabs between them" };
        var missing = new Option<bool>("--missing") { Description = "With --list: only runs that the store lacks; tells the store how to compute them, for mp3 compute" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say how many runs there are, and the time and memory that the missing ones will take; run nothing" };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON schema of such a file, for editors" };
        Option<int?> jobs = JobsOption.Create();
        var retry = new Option<bool>("--retry") { Description = "Try runs again that failed before" };
        Option<string?> qemu = QemuOption.Create();
        Option<string?> output = Texts.Option("--out", "FOLDER", "Folder of the result [default: results/ and the name of the file, or sweep-STUDY]");
        var store = new StoreUseOptions();
        var slurm = new SlurmOptionSet();
        Option<bool> json = JsonOption.Create();
        var command = new Command(
            SweepResult.Kind,
            "Every combination of values of a study's options, with every seed: each option of the study is an axis here and takes a list. What the store has is not run again.")
        {
            words, seeds, list, missing, dryRun, schema, jobs, retry, qemu, output, json,
        };
        foreach (Option option in store.All.Concat(slurm.All).Concat(axes.All))
        {
            command.Options.Add(option);
        }

        HelpWithExamples.Add(
            command,
            "mp3 sweep --memory 512,1024 --swap ssd,hdd --n 1..20 --seeds 1..5 -- multiprog --swap-size 4096",
            "mp3 sweep --memory 768,1024,2048 -- casestudy1 --scale 1/8",
            "mp3 sweep --limit 8M,16M,32M --seeds 1..3 -- run -- sort /usr/bin/sort",
            "mp3 sweep --schema");
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(schema))
            {
                Console.Write(SweepSchema.Text);
                return Task.FromResult(ExitCode.Success);
            }

            var arguments = SweepArguments.Read(parsed, parsed.GetValue(words) ?? [], axes.Read(parsed), SeedsOf(parsed.GetValue(seeds)));
            var choices = new SweepChoices(
                store.Read(parsed),
                parsed.GetValue(jobs),
                parsed.GetValue(qemu),
                parsed.GetValue(output) ?? Publication.DefaultFolder(arguments.Name),
                parsed.GetValue(retry),
                parsed.GetValue(json));
            var plan = SweepPlan.Of(arguments.Definition);
            return (parsed.GetValue(list) || parsed.GetValue(missing), parsed.GetValue(dryRun)) switch
            {
                (true, false) => SweepLook.ListAsync(plan, choices, parsed.GetValue(missing), cancellation),
                (false, true) => SweepLook.EstimateAsync(plan, choices, cancellation),
                (true, true) => throw Mp3Exception.Usage("--list and --dry-run are two questions: ask one at a time"),
                _ => SweepSession.RunAsync(plan, choices, ExecutorOf(choices, slurm.Read(parsed)), cancellation),
            };
        });
        return command;
    }

    private static ISweepExecutor ExecutorOf(SweepChoices choices, SlurmOptions? slurm) => slurm is null
        ? new LocalExecutor(choices.Use, choices.Jobs)
        : choices.Use.IsFresh || choices.Jobs is not null
            ? throw Mp3Exception.Usage($"{(choices.Use.IsFresh ? "--fresh" : "--jobs")} is for runs that are computed here: it does not go with --on slurm")
            : new SlurmSweepExecutor(new SlurmExecutor(slurm with { Qemu = choices.Qemu }, choices.Store));

    private static IReadOnlyList<ulong> SeedsOf(string[]? lists) => ValueList.Seeds((lists ?? []).SelectMany(list => ValueList.Split(new SweepWord(list))));
}
