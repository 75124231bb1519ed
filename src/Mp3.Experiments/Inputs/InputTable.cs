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
    public static void Write(IAnsiConsole console, IReadOnlyList<InputChange> changes, string what, string then, string now) => FittedTable.Write(
        console,
        [.. new[] { what, then, now }.Select(heading => new FittedColumn(heading, IsNumber: false, Folds: true))],
        [.. changes.Select(change => (string[])[change.Input, Value(change.Then), Value(change.Now)])]);

    /// <summary>A value in words: digests are shortened, a dash is none.</summary>
    internal static string Value(string? value) =>
        value is null ? "-" : string.Join(' ', value.Split(' ').Select(word => word.Length == DigestLength ? Digest.Abbreviate(word) : word));
}
