// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Spectre.Console;

namespace Mp3.Experiments.Inputs;

/// <summary>Changed inputs on a console.</summary>
internal static class InputTable
{
    private const int DigestLength = 64;

    /// <param name="changes">A row each; for none, no table makes sense.</param>
    /// <param name="what">Heading of the inputs' names.</param>
    /// <param name="then">Heading of what was.</param>
    /// <param name="now">Heading of what is.</param>
    public static Table Of(IReadOnlyList<InputChange> changes, string what, string then, string now)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(what, then, now);
        foreach (InputChange change in changes)
        {
            table.AddRow(Markup.Escape(change.Input), Value(change.Then), Value(change.Now));
        }

        return table;
    }

    private static string Value(string? value) =>
        value is null ? "-" : Markup.Escape(string.Join(' ', value.Split(' ').Select(word => word.Length == DigestLength ? Digest.Abbreviate(word) : word)));
}
