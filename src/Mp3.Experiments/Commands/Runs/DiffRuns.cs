// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands.Runs;

/// <summary><c>mp3 runs diff</c>: why two runs are not one.</summary>
internal static class DiffRuns
{
    public static Command Create(StoreOption store, Option<bool> json)
    {
        Argument<string> first = RunArgument.One("A", "A run: the first digits of its name will do", store);
        Argument<string> second = RunArgument.One("B", "Another one", store);
        var command = new Command("diff", "Say which inputs of two runs differ, one a line; those of the plan by field.") { first, second };
        HelpWithExamples.Add(command, "mp3 runs diff 3f2a b01d", "mp3 runs diff 3f2a b01d --json");
        command.SetAction(parsed =>
        {
            RunStore opened = store.Of(parsed);
            RunInputs a = ShowRun.Read(opened, RunArgument.Resolve(opened, parsed.GetRequiredValue(first))).Inputs;
            RunInputs b = ShowRun.Read(opened, RunArgument.Resolve(opened, parsed.GetRequiredValue(second))).Inputs;
            IReadOnlyList<InputChange> changes = b.DifferencesFrom(a);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new RunDifferenceDocument($"{a.Name}", $"{b.Name}", changes), DocumentContext.Standard.RunDifferenceDocument);
            }
            else if (changes.Count == 0)
            {
                Console.WriteLine("both are one run");
            }
            else
            {
                InputTable.Write(AnsiConsole.Console, changes, "input", a.Name.Abbreviated, b.Name.Abbreviated);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
