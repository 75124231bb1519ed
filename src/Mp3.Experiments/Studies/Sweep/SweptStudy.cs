// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>A study that is asked for many times with other values of its options. Its own parser reads every value.</summary>
internal sealed class SweptStudy
{
    /// <summary>What <c>seeds</c> is for.</summary>
    private const string Seed = "--seed";

    private readonly IStudyOptions _options;
    private readonly Command _command;

    private SweptStudy(IStudy study)
    {
        Study = study;
        _options = study.Options();
        _command = StudyWords.CommandOf(_options);
    }

    public IStudy Study { get; }

    /// <summary>The option whose values are the runs themselves; null: there is none.</summary>
    public Option? OfRuns => _options.OfRuns;

    /// <summary>It runs programs, which stand behind <c>--</c>.</summary>
    public bool HasPrograms => _options.Arguments.Count > 0;

    /// <summary>Options that can be the same for all runs or be varied.</summary>
    public IEnumerable<Option> Settings => _options.All.Where(IsSetting);

    /// <summary>Their names, without dashes.</summary>
    public IEnumerable<string> Names => Settings.Select(NameOf);

    /// <summary>Finds a study.</summary>
    /// <exception cref="Mp3Exception">Usage: there is none of this name.</exception>
    public static SweptStudy Of(SweepWord name) => new(StudyList.All.FirstOrDefault(study => study.Name == name.Text || study.Aliases.Contains(name.Text, StringComparer.Ordinal))
        ?? throw name.Refusal($"there is no study '{name.Text}'{Nearest.Hint(name.Text, StudyList.All.SelectMany(study => study.Aliases.Append(study.Name)))}; "
            + $"choose {string.Join(", ", StudyList.All.SkipLast(1).Select(study => study.Name))} or {StudyList.All[^1].Name}"));

    /// <summary>The name of an option without its dashes.</summary>
    public static string NameOf(Option option) => option.Name.TrimStart('-');

    /// <summary>An option that can be the same for all runs or be varied.</summary>
    /// <exception cref="Mp3Exception">Usage: the study has none of this name, or it is none of those.</exception>
    public Option OptionOf(SweepWord name)
    {
        Option option = _options.All.FirstOrDefault(option => NameOf(option) == name.Text)
            ?? throw name.Refusal($"{Study.Name} has no option '{name.Text}'{Nearest.Hint(name.Text, Names)}");
        return option.Name == Seed ? throw name.Refusal($"{name.Text}: say {SweepKeys.Seeds}, such as {SweepKeys.Seeds} = \"1..5\" or --{SweepKeys.Seeds} 1..5")
            : IsSetting(option) ? option
            : throw name.Refusal($"{name.Text} is no setting of a run: it says how runs are run or shown, and a sweep says that for all of them");
    }

    /// <summary>Reads words of a command line: options of the study, and the programs behind <c>--</c>.</summary>
    /// <returns>The options that were given, and the programs.</returns>
    /// <exception cref="Mp3Exception">Usage: they are not its options.</exception>
    public (IReadOnlyList<SweepEntry> Options, IReadOnlyList<SweepWord> Program) Read(IReadOnlyList<string> words)
    {
        string[] own = [.. words.TakeWhile(word => word != "--")];
        ParseResult parsed = _command.Parse(own);
        string? unknown = parsed.UnmatchedTokens
            .Concat(_options.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).Select(token => token.Value))
            .FirstOrDefault();
        if (unknown is not null)
        {
            throw Mp3Exception.Usage($"{Study.Name}: '{unknown}' is no option here{Nearest.Hint(unknown.Split('=')[0], _options.All.Select(option => option.Name))}"
                + (HasPrograms ? "; what is the program's comes after --" : ""));
        }

        RequireValid(parsed);
        SweepEntry[] given = [.. _options.All
            .Select(option => (Option: option, Result: parsed.GetResult(option)))
            .Where(pair => pair.Result is { Implicit: false })
            .Select(pair => new SweepEntry(
                new SweepWord(NameOf(pair.Option)),
                IsFlag(pair.Option) ? [new SweepWord("true")] : [.. pair.Result!.Tokens.Select(token => new SweepWord(token.Value))]))];
        foreach (SweepEntry entry in given)
        {
            _ = OptionOf(entry.Name);
        }

        return (given, [.. words.Skip(own.Length + 1).Select(word => new SweepWord(word))]);
    }

    /// <summary>Words of a command line that give an option its values.</summary>
    /// <exception cref="Mp3Exception">Usage: it is said with true or false alone, and has another value; or it has one value alone.</exception>
    public static IEnumerable<string> Words(Option option, IReadOnlyList<SweepWord> values)
    {
        if (IsFlag(option))
        {
            return values switch
            {
                [{ Text: "true" }] => [option.Name],
                [{ Text: "false" }] => [],
                _ => throw values[0].Refusal($"{NameOf(option)} is true or false"),
            };
        }

        return values.Count == 1 || IsRepeatable(option)
            ? values.SelectMany(value => (string[])[option.Name, value.Text])
            : throw values[1].Refusal($"{NameOf(option)} has one value in every run; what is varied stands in [{SweepKeys.Axes}]");
    }

    /// <summary>May be given more than once.</summary>
    public static bool IsRepeatable(Option option) => option.Arity.MaximumNumberOfValues > 1;

    /// <summary>What a parameter of its runs is, for people: as its option says, if there is one of its name.</summary>
    public string WordsOf(string parameter) => _options.All.FirstOrDefault(option => NameOf(option) == parameter) is { } option
        ? PlannedAxis.WordsOf(option)
        : parameter.Replace('_', ' ');

    /// <summary>Refuses a value that the option can't have, whatever else is asked for.</summary>
    /// <exception cref="Mp3Exception">Usage: it names the value's place.</exception>
    public void RequireValue(Option option, SweepWord value)
    {
        ParseResult parsed = _command.Parse([.. Words(option, [value])]);
        if (parsed.Errors is [{ Message: string message }, ..])
        {
            throw value.Refusal(message.TrimEnd('.'));
        }
    }

    /// <summary>What somebody asks for with these words.</summary>
    /// <exception cref="Mp3Exception">Usage: a value is none, or they don't go together.</exception>
    public IStudyRequest Ask(IEnumerable<string> words)
    {
        ParseResult parsed = _command.Parse([.. words]);
        RequireValid(parsed);
        return _options.Read(parsed);
    }

    private static void RequireValid(ParseResult parsed)
    {
        if (parsed.Errors is [{ Message: string message }, ..])
        {
            throw Mp3Exception.Usage(message.TrimEnd('.'));
        }
    }

    private bool IsSetting(Option option) => option.Name != Seed && !_options.OfSession.Contains(option);

    /// <summary>Has no value: it is there or not.</summary>
    public static bool IsFlag(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool);
}
