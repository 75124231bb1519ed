// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands;
using Mp3.Experiments.Commands.Runs;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Multiprogramming;

var root = new RootCommand("A laboratory for page faults: runs experiments in a guest whose clock is virtual, and draws them.")
{
    CaseStudy1Command.Create(),
    MultiprogCommand.Create(),
    HandoffCommandLine.Create(),
    PlotCommand.Create(),
    OpenCommand.Create(),
    CompareCommand.Create(),
    ReproduceCommand.Create(),
    RunsCommand.Create(),
    VerifyCommand.Create(),
    DoctorCommand.Create(),
    CompletionsCommand.Create(),
};
HelpWithExamples.AddToRoot(root, "mp3 doctor", "mp3 casestudy1", "mp3 open", "mp3 multiprog --n 1..20");
return await CommandLine.RunAsync(root, args);
