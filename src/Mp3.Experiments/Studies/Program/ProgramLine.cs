// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Parsing;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>The part of a command line that is the programs': <c>-- PROGRAM ARGS… [--and -- OTHER ARGS…]</c>.</summary>
internal static class ProgramLine
{
    /// <summary>Separates programs.</summary>
    private static readonly string[] Separator = ["--and", "--"];

    /// <summary>An option of other studies, for which there is a reason here.</summary>
    private const string OwnModule = "--module";

    /// <summary>The programs, each with its arguments.</summary>
    /// <param name="parsed">The whole line.</param>
    /// <param name="words">What stands there beside options.</param>
    /// <exception cref="Mp3Exception">Usage: there is no program, or something stands before the dashes.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(ParseResult parsed, IReadOnlyList<string> words)
    {
        int own = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count();
        // Whatever comes before them was meant for mp3, and it knows nothing of it.
        if (words.Count > own)
        {
            string first = words[0];
            throw Mp3Exception.Usage(first.Split('=')[0] == OwnModule
                ? $"{OwnModule}: programs and all their children are followed by the project's own module, which a course's module can't do; casestudy1 and multiprog load one"
                : first.StartsWith('-')
                ? $"'{first}' is no option here{Nearest.Hint(first.Split('=')[0], parsed.CommandResult.Command.Options.Select(option => option.Name))}; what is the program's comes after --"
                : $"'{first}' stands before --: write mp3 {parsed.CommandResult.Command.Name} [options] -- {string.Join(' ', words.Take(words.Count - own))}");
        }

        List<List<string>> programs = Split(words);
        return programs.Any(program => program.Count == 0 || program[0].Length == 0)
            ? throw Mp3Exception.Usage(programs.Count == 1
                ? $"there is no program to run: write mp3 {parsed.CommandResult.Command.Name} [options] -- PROGRAM ARGS"
                : "there is no program beside --and: write -- PROGRAM ARGS --and -- OTHER ARGS")
            : programs;
    }

    private static List<List<string>> Split(IReadOnlyList<string> words)
    {
        List<List<string>> programs = [[]];
        for (int i = 0; i < words.Count; i++)
        {
            if (words.Skip(i).Take(Separator.Length).SequenceEqual(Separator, StringComparer.Ordinal))
            {
                programs.Add([]);
                i += Separator.Length - 1;
            }
            else
            {
                programs[^1].Add(words[i]);
            }
        }

        return programs;
    }
}
