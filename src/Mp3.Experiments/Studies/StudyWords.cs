// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies;

/// <summary>A study that is asked for in words, as on a command line.</summary>
internal static class StudyWords
{
    /// <param name="study">The study.</param>
    /// <param name="words">Its options; none: all defaults.</param>
    /// <exception cref="Mp3Exception">Usage: they are not its options.</exception>
    public static IStudyRequest Read(IStudy study, params IReadOnlyList<string> words)
    {
        IStudyOptions options = study.Options();
        ParseResult parsed = CommandOf(options).Parse(words);
        return parsed.Errors is [{ Message: string message }, ..]
            ? throw Mp3Exception.Usage($"{study.Name}: {message.TrimEnd('.')}")
            : options.Read(parsed);
    }

    /// <summary>What parses a study's options; it does nothing else.</summary>
    public static Command CommandOf(IStudyOptions options)
    {
        var command = new RootCommand();
        foreach (Option option in options.All)
        {
            command.Options.Add(option);
        }

        foreach (Argument argument in options.Arguments)
        {
            command.Arguments.Add(argument);
        }

        return command;
    }
}
