// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Parsing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Sweeps;

/// <summary>Which sweep is meant: a file, or axes and behind <c>--</c> the study with what all runs have.</summary>
/// <param name="Definition">The sweep.</param>
/// <param name="Name">What its result is called, unless the user says otherwise.</param>
internal sealed record SweepArguments(SweepDefinition Definition, string Name)
{
    private const string Dashes = "--";

    /// <summary>Reads a command line.</summary>
    /// <param name="parsed">The whole line.</param>
    /// <param name="words">What stands there beside options.</param>
    /// <param name="axes">What is varied by options.</param>
    /// <param name="seeds">The seeds by an option; empty: not said.</param>
    /// <exception cref="Mp3Exception">Usage: neither a file nor a study, or both.</exception>
    public static SweepArguments Read(ParseResult parsed, IReadOnlyList<string> words, IReadOnlyList<SweepEntry> axes, IReadOnlyList<ulong> seeds)
    {
        int behind = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count();
        string[] before = [.. words.Take(words.Count - behind)];
        string[] study = [.. words.Skip(before.Length)];
        if (before.FirstOrDefault(word => word.StartsWith('-')) is { } unknown)
        {
            throw Mp3Exception.Usage(
                $"'{unknown}' is no option here{Nearest.Hint(unknown.Split('=')[0], parsed.CommandResult.Command.Options.Select(option => option.Name))}; what all runs have comes after --, behind the study");
        }

        return (before, study) switch
        {
            ([var file], []) => new SweepArguments(SweepFile.Read(file).With(axes, seeds), NameOf(file)),
            ([], [var name, .. var options]) => Typed(new SweepWord(name), options, axes, seeds),
            ([_, var more, ..], _) => throw Mp3Exception.Usage($"'{more}' is one word too many: write mp3 sweep FILE, or mp3 sweep [axes] -- STUDY [options]"),
            ([_], _) => throw Mp3Exception.Usage("the file says which study it is: leave out what stands behind --"),
            _ => throw Mp3Exception.Usage("there is nothing to sweep over: write mp3 sweep FILE, or mp3 sweep --memory 512,1024 -- multiprog"),
        };
    }

    private static SweepArguments Typed(SweepWord name, string[] words, IReadOnlyList<SweepEntry> axes, IReadOnlyList<ulong> seeds)
    {
        var study = SweptStudy.Of(name);
        (IReadOnlyList<SweepEntry> options, IReadOnlyList<SweepWord> program) = study.Read(words);
        return new SweepArguments(
            new SweepDefinition(new SweepWord(study.Study.Name), options, axes, seeds, program), $"{SweepResult.Kind}-{study.Study.Name}");
    }

    // A result's own file repeats it where it is.
    private static string NameOf(string file)
    {
        string full = Path.GetFullPath(file);
        string folder = Path.GetFileName(Path.GetDirectoryName(full)) ?? "";
        bool isOfResult = Path.GetFileName(full) == SweepResult.DefinitionFile && File.Exists(Path.Combine(Path.GetDirectoryName(full)!, ResultFolder.ManifestFile));
        string name = isOfResult && folder.EndsWith(ResultFolder.FailedSuffix, StringComparison.Ordinal) ? folder[..^ResultFolder.FailedSuffix.Length]
            : isOfResult ? folder
            : Path.GetFileNameWithoutExtension(full);
        return name.StartsWith(Dashes, StringComparison.Ordinal) ? SweepResult.Kind : name;
    }
}
