// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Runs;

/// <summary>Names of runs as people type them: so many of the first digits that no other run is meant.</summary>
internal static class RunArgument
{
    // A shell lists them; nobody reads more.
    private const int MostCompletions = 100;
    private const int MostExamples = 3;

    public static Argument<string> One(string name, string description, StoreOption store)
    {
        var argument = new Argument<string>(name) { Description = description, HelpName = name };
        Complete(argument, store);
        return argument;
    }

    public static Argument<string[]> Any(string name, string description, StoreOption store)
    {
        var argument = new Argument<string[]>(name) { Description = description, HelpName = name, Arity = ArgumentArity.ZeroOrMore };
        Complete(argument, store);
        return argument;
    }

    /// <summary>The run that is meant.</summary>
    /// <exception cref="Mp3Exception">Usage: none, or several; or the store can't be read.</exception>
    public static RunName Resolve(RunStore store, string text)
    {
        if (text.Length is 0 or > RunName.Length || !text.All(char.IsAsciiHexDigitLower))
        {
            throw Mp3Exception.Usage($"'{text}' is no name of a run: those are hexadecimal digits in lower case, and their beginning will do");
        }

        RunName[] found = ResultErrors.Translate($"read the store {store.Root}", () => store.Matching(text).Take(MostExamples + 1).ToArray());
        return found switch
        {
            [RunName one] => one,
            [] => throw Mp3Exception.Usage($"no run in {store.Root} begins with {text}; 'mp3 runs' lists them"),
            _ => throw Mp3Exception.Usage(
                $"{text} is the beginning of several runs: {string.Join(", ", found.Take(MostExamples).Select(name => Distinct(name, found)))}{(found.Length > MostExamples ? " and more" : "")}"),
        };
    }

    /// <summary>Its short form, or as much of its name as tells it from the others.</summary>
    private static string Distinct(RunName name, RunName[] others) =>
        others.Count(other => other.Abbreviated == name.Abbreviated) == 1 ? name.Abbreviated : name.ToString();

    private static void Complete(Argument argument, StoreOption store) => argument.CompletionSources.Add(context =>
    {
        try
        {
            return [.. new RunStore(StoreLocation.Of(context.ParseResult.GetValue(store))).Matching(context.WordToComplete)
                .Take(MostCompletions).Select(name => new System.CommandLine.Completions.CompletionItem(name.Abbreviated))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    });
}
