// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Commands.Runs;

/// <summary><c>mp3 runs</c>: the store of runs.</summary>
public static class RunsCommand
{
    public static Command Create()
    {
        var store = new StoreOption();
        Option<bool> json = JsonOption.Create();
        json.Recursive = true;
        ListRuns list = new(store, json);
        var command = new Command("runs", "The store of runs: what is in it, why two differ, and how it gets smaller.")
        {
            list.ToCommand(), ShowRun.Create(store, json), DiffRuns.Create(store, json), GcRuns.Create(store, json), CheckRuns.Create(store, json),
        };
        command.Options.Add(store);
        command.Options.Add(json);
        list.ActFor(command);
        HelpWithExamples.Add(command, "mp3 runs", "mp3 runs list --limit all", "mp3 runs show 3f2a", "mp3 runs diff 3f2a b01d", "mp3 runs gc --keep-size 2G --dry-run");
        return command;
    }
}
