// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Help;
using Mp3.Reader.Monitor;

namespace Mp3.Experiments.Commands;

/// <summary>Puts examples below a command's help.</summary>
public static class HelpWithExamples
{
    public static void Add(Command command, params string[] examples)
    {
        // Only the root command brings a help option; it serves the commands below it.
        HelpOption help = command.Options.OfType<HelpOption>().SingleOrDefault() ?? AddOption(command);
        help.Action = new ExamplesHelp((HelpAction)help.Action!, [.. examples]);
    }

    private static HelpOption AddOption(Command command)
    {
        var help = new HelpOption();
        command.Options.Add(help);
        return help;
    }
}
