// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mp3.Reader.Monitor;

namespace Mp3.Experiments.Options;

/// <summary>Puts examples below a command's help.</summary>
public static class HelpWithExamples
{
    public static void Add(Command command, params string[] examples)
    {
        // Only the root command brings a help option; it serves the commands below it.
        HelpOption help = command.Options.OfType<HelpOption>().SingleOrDefault() ?? AddOption(command);
        help.Action = new ExamplesHelp((HelpAction)help.Action!, [.. examples]);
    }

    /// <summary>
    /// The same for the program itself, whose help also tells the exit codes and the variables that it minds. It is
    /// shown, too, to who types nothing but the program's name.
    /// </summary>
    public static void AddToRoot(RootCommand root, params string[] examples)
    {
        Add(root, examples);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        var action = new ProgramHelp((SynchronousCommandLineAction)help.Action!);
        help.Action = action;
        root.SetAction(action.Invoke);
    }

    private static HelpOption AddOption(Command command)
    {
        var help = new HelpOption();
        command.Options.Add(help);
        return help;
    }
}
