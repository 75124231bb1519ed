// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Suggestions;

namespace Mp3.Experiments.Options;

/// <summary>An option whose value is kept as a person types it, so that help shows its default like that, too.</summary>
/// <typeparam name="T">What the text means.</typeparam>
internal sealed class TextOption<T> : Option<string>
{
    private readonly Func<string, Meaning> _read;

    /// <param name="name">With dashes.</param>
    /// <param name="form">What the value is, for the help.</param>
    /// <param name="description">For the help.</param>
    /// <param name="standard">The default, as one would type it.</param>
    /// <param name="read">Tells what a text means, or what is wrong with it.</param>
    public TextOption(string name, string form, string description, string standard, Func<string, Meaning> read)
        : base(name)
    {
        _read = read;
        Description = description;
        HelpName = form;
        DefaultValueFactory = _ => standard;
        Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string text }] && read(text).Error is { } error)
            {
                result.AddError($"{name} {text}: {error}");
            }
        });
    }

    /// <summary>What was chosen; only of a line without errors.</summary>
    public T Of(ParseResult parsed) => _read(parsed.GetRequiredValue(this)).Value!;

    /// <summary>What a text means.</summary>
    /// <param name="Value">The meaning, unless there is an error.</param>
    /// <param name="Error">What is wrong, as the end of a sentence; null: nothing.</param>
    internal sealed record Meaning(T? Value, string? Error = null);
}

/// <summary>Options that take one of a few words; the first is the default, a shell completes all.</summary>
internal static class WordOption
{
    public static TextOption<T> Create<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        string[] words = [.. choices.Select(choice => choice.Word)];
        var option = new TextOption<T>(name, string.Join('|', words), description, words[0], text => Array.IndexOf(words, text) is >= 0 and var i
            ? new(choices[i].Value)
            : new(default, $"choose {Listed(words)}{Nearest.Hint(text, words)}"));
        option.CompletionSources.Add(words);
        return option;
    }

    private static string Listed(string[] words) => $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
