// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Definition;

namespace Mp3.Experiments.Commands.Sweeps;

/// <summary>The options of all studies as axes: each takes a list. Which of them the study has is seen when it is known.</summary>
internal sealed class AxisOptions
{
    /// <summary>Not in the help: there they would hide what is a sweep's own.</summary>
    public IReadOnlyList<Option<string[]>> All { get; } =
    [
        .. StudyList.All
            .SelectMany(study => SweptStudy.Of(new SweepWord(study.Name)).Settings)
            .DistinctBy(option => option.Name)
            .Select(option => new Option<string[]>(option.Name)
            {
                Description = option.Description,
                HelpName = "LIST",
                Arity = ArgumentArity.OneOrMore,
                Hidden = true,
            }),
    ];

    /// <summary>The axes that were typed, in their order.</summary>
    public IReadOnlyList<SweepEntry> Read(ParseResult parsed) =>
    [
        .. All
            .Select(option => parsed.GetResult(option))
            .Where(result => result is { Implicit: false })
            // As they were typed: the last one is the fastest.
            .OrderBy(result => IndexOf(parsed, result!.IdentifierToken!))
            .Select(result => new SweepEntry(
                new SweepWord(SweptStudy.NameOf(result!.Option)),
                [.. result.Tokens.SelectMany(token => ValueList.Split(new SweepWord(token.Value)))])),
    ];

    private static int IndexOf(ParseResult parsed, System.CommandLine.Parsing.Token token) =>
        parsed.Tokens.Index().First(each => ReferenceEquals(each.Item, token) || each.Item.Equals(token)).Index;
}
