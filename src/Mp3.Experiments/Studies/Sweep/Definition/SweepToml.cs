// SPDX-License-Identifier: MIT

using System.Globalization;
using Tomlyn.Syntax;

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>Writes a sweep as a file: the same sweep gives the same bytes, whether it was typed or read.</summary>
internal static class SweepToml
{
    public static string TextOf(SweepDefinition definition)
    {
        var document = new DocumentSyntax();
        document.KeyValues.Add(Line(SweepKeys.Study, new StringValueSyntax(definition.Study.Text)));
        if (definition.Seeds.Count > 0)
        {
            document.KeyValues.Add(Line(SweepKeys.Seeds, ListOf([.. definition.Seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture))])));
        }

        if (definition.Program.Count > 0)
        {
            document.KeyValues.Add(Line(SweepKeys.Program, new ArraySyntax([.. definition.Program.Select(word => word.Text)])));
        }

        AddTable(document, SweepKeys.Options, definition.Options, values => values.Count == 1 ? ScalarOf(values[0]) : ArrayOf(values));
        AddTable(document, SweepKeys.Axes, definition.Axes, ListOf);
        return document.ToString()!;
    }

    private static void AddTable(DocumentSyntax document, string name, IReadOnlyList<SweepEntry> entries, Func<IReadOnlyList<string>, ValueSyntax> write)
    {
        if (entries.Count == 0)
        {
            return;
        }

        TableSyntax table = new TableSyntax(name).AddLeadingTriviaNewLine();
        foreach (SweepEntry entry in entries)
        {
            table.Items.Add(Line(entry.Name.Text, write([.. entry.Values.Select(value => value.Text)])));
        }

        document.Tables.Add(table);
    }

    private static KeyValueSyntax Line(string key, ValueSyntax value) => new(key, value);

    private static ValueSyntax ListOf(IReadOnlyList<string> values) =>
        ValueList.RangeOf(values) is { } range ? new StringValueSyntax(range) : ArrayOf(values);

    private static ArraySyntax ArrayOf(IReadOnlyList<string> values)
    {
        var array = new ArraySyntax([.. values]);
        foreach (ArrayItemSyntax item in array.Items)
        {
            item.Value = ScalarOf(((StringValueSyntax)item.Value!).Value!);
        }

        return array;
    }

    // A number stays one only if it is read back as the same text.
    private static ValueSyntax ScalarOf(string text) => text switch
    {
        "true" => new BooleanValueSyntax(true),
        "false" => new BooleanValueSyntax(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number.ToString(CultureInfo.InvariantCulture) == text => new IntegerValueSyntax(number),
        _ => new StringValueSyntax(text),
    };
}
