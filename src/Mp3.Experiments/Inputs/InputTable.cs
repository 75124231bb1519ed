// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Inputs;

/// <summary>Changed inputs on a console.</summary>
internal static class InputTable
{
    private const int DigestLength = 64;

    /// <param name="console">Where it goes.</param>
    /// <param name="changes">A row each; for none, no table makes sense.</param>
    /// <param name="what">Heading of the inputs' names.</param>
    /// <param name="then">Heading of what was.</param>
    /// <param name="now">Heading of what is.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<InputChange> changes, string what, string then, string now) =>
        Write(console, [.. changes.Select(change => (change.Input, (IReadOnlyList<string?>)[change.Then, change.Now]))], what, [then, now]);

    /// <summary>The same of any number of results.</summary>
    /// <param name="console">Where it goes.</param>
    /// <param name="inputs">A row each: its name, and its value in each result.</param>
    /// <param name="what">Heading of the inputs' names.</param>
    /// <param name="results">A heading for each result.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<(string Input, IReadOnlyList<string?> Values)> inputs, string what, IReadOnlyList<string> results) =>
        SplitTable.Write(
            console,
            leading: 1,
            [.. results.Prepend(what).Select(heading => new FittedColumn(heading, IsNumber: false, Folds: true))],
            [.. inputs.Select(input => (string[])[input.Input, .. input.Values.Select(Value)])]);

    /// <summary>A value in words: digests are shortened, a dash is none.</summary>
    internal static string Value(string? value) =>
        value is null ? "-" : string.Join(' ', value.Split(' ').Select(word => word.Length == DigestLength ? Digest.Abbreviate(word) : word));
}
