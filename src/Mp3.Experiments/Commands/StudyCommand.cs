// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies;

namespace Mp3.Experiments.Commands;

/// <summary>The command of a study.</summary>
internal static class StudyCommand
{
    public static Command Create(IStudy study)
    {
        IStudyOptions options = study.Options();
        Option<bool> json = JsonOption.Create();
        var command = new Command(study.Name, study.Description);
        foreach (string alias in study.Aliases)
        {
            command.Aliases.Add(alias);
        }

        foreach (Option option in options.All.Append(json))
        {
            command.Options.Add(option);
        }

        foreach (Argument argument in options.Arguments)
        {
            command.Arguments.Add(argument);
        }

        HelpWithExamples.Add(command, [.. study.Examples]);
        if (options.Usage is { } usage)
        {
            UsageLine.Put(command, usage);
        }

        command.SetAction((parsed, cancellation) => StudySession.RunAsync(study, options.Read(parsed), parsed.GetValue(json), cancellation));
        return command;
    }
}
