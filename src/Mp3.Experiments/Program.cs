// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands;
using Mp3.Experiments.Commands.Runs;
using Mp3.Experiments.Commands.Sweeps;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies;

var root = new RootCommand("A laboratory for page faults: runs experiments in a guest whose clock is virtual, and draws them.");
Command[] commands =
[
    .. StudyList.All.Select(StudyCommand.Create),
    PlotCommand.Create(),
    FaultsCommand.Create(),
    OpenCommand.Create(),
    SweepCommand.Create(),
    CompareCommand.Create(),
    ReproduceCommand.Create(),
    RunsCommand.Create(),
    ComputeCommand.Create(),
    VerifyCommand.Create(),
    DoctorCommand.Create(),
    CompletionsCommand.Create(),
];
foreach (Command command in commands)
{
    root.Subcommands.Add(command);
}

HelpWithExamples.AddToRoot(root, "mp3 doctor", "mp3 casestudy1", "mp3 open", "mp3 multiprog --n 1..20");
return await CommandLine.RunAsync(root, args);
