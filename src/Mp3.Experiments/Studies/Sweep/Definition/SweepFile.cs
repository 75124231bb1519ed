// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;
using Mp3.Experiments.Results;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>
/// Reads the file of a sweep (TOML). It is strict: what it does not know is an error that names line and column. Whether
/// options and values are the study's is not its concern.
/// </summary>
internal sealed class SweepFile
{
    private readonly string _path;
    private SweepWord? _study;
    private IReadOnlyList<ulong> _seeds = [];
    private IReadOnlyList<SweepWord> _program = [];
    private IReadOnlyList<SweepEntry> _options = [];
    private IReadOnlyList<SweepEntry> _axes = [];

    private SweepFile(string path) => _path = path;

    /// <summary>Reads a file.</summary>
    /// <exception cref="Mp3Exception">Usage: it is missing, no TOML, or has what no sweep has.</exception>
    public static SweepDefinition Read(string path) => File.Exists(path)
        ? Parse(Encoding.UTF8.GetString(RegularFile.Read(path)), path)
        : throw Mp3Exception.Usage($"there is no file {path}{ResultFolder.HintFor(path)}");

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="path">Names the file in errors.</param>
    /// <exception cref="Mp3Exception">Usage: as above.</exception>
    public static SweepDefinition Parse(string text, string path)
    {
        DocumentSyntax document = SyntaxParser.Parse(text, path);
        if (document.Diagnostics.FirstOrDefault(message => message.Kind == DiagnosticMessageKind.Error) is { } error)
        {
            throw Mp3Exception.Usage($"{PlaceOf(path, error.Span.Start)}: {error.Message.TrimEnd('.')}");
        }

        var file = new SweepFile(path);
        foreach (KeyValueSyntax pair in document.KeyValues)
        {
            file.ReadKey(pair);
        }

        foreach (TableSyntaxBase table in document.Tables)
        {
            file.ReadTable(table);
        }

        return new SweepDefinition(
            file._study ?? throw Mp3Exception.Usage($"{path}: it has no study: write {SweepKeys.Study} = \"multiprog\", or the name of another one"),
            file._options,
            file._axes,
            file._seeds,
            file._program);
    }

    private void ReadKey(KeyValueSyntax pair)
    {
        SweepWord key = NameOf(pair.Key!);
        switch (key.Text)
        {
            case SweepKeys.Study:
                _study = pair.Value is StringValueSyntax ? WordOf(pair.Value) : throw WrongKind(pair.Value, key, "the name of a study, in quotes");
                break;
            case SweepKeys.Seeds:
                _seeds = ValueList.Seeds(ListOf(key, pair.Value, "a list: \"1..5\" or [1, 2, 7]"));
                break;
            case SweepKeys.Program:
                _program = pair.Value is ArraySyntax array
                    ? ItemsOf(array, item => item is StringValueSyntax ? WordOf(item) : throw WrongKind(item, key, "words in quotes, each a program's argument"))
                    : throw WrongKind(pair.Value, key, "a list of words: [\"sort\", \"FILE\"]");
                break;
            default:
                throw key.Refusal(SweepKeys.Tables.Contains(key.Text, StringComparer.Ordinal)
                    ? $"{key.Text} is a table: write [{key.Text}], and its keys below"
                    : $"a sweep has no key '{key.Text}'{Hint(key.Text)}");
        }
    }

    private void ReadTable(TableSyntaxBase table)
    {
        SweepWord name = NameOf(table.Name!);
        if (table is not TableSyntax)
        {
            throw name.Refusal($"[[{name.Text}]] would be many tables, and a sweep has [{SweepKeys.Options}] and [{SweepKeys.Axes}] once");
        }

        switch (name.Text)
        {
            case SweepKeys.Options:
                _options = [.. table.Items.Select(pair => new SweepEntry(NameOf(pair.Key!), ValuesOf(NameOf(pair.Key!), pair.Value)))];
                break;
            case SweepKeys.Axes:
                _axes = [.. table.Items.Select(pair => new SweepEntry(NameOf(pair.Key!), ListOf(NameOf(pair.Key!), pair.Value, "a list: [512, 1024] or \"1..20\"")))];
                break;
            default:
                string hint = Hint(name.Text);
                throw name.Refusal($"a sweep has no table [{name.Text}]{(hint.Length > 0 ? hint : $"; it has [{SweepKeys.Options}] and [{SweepKeys.Axes}]")}");
        }
    }

    /// <summary>What every run has: a value, or of an option that may be repeated several.</summary>
    private IReadOnlyList<SweepWord> ValuesOf(SweepWord key, ValueSyntax? value) => value is ArraySyntax array
        ? NotEmpty(key, ItemsOf(array, item => ScalarOf(key, item)))
        : [ScalarOf(key, value)];

    /// <summary>The items of an array, each as it is, or those of a text as on the command line.</summary>
    private IReadOnlyList<SweepWord> ListOf(SweepWord key, ValueSyntax? value, string forms) => value switch
    {
        ArraySyntax array => NotEmpty(key, ItemsOf(array, item => ScalarOf(key, item))),
        StringValueSyntax => ValueList.Split(WordOf(value)),
        _ => throw WrongKind(value, key, forms),
    };

    private SweepWord ScalarOf(SweepWord key, ValueSyntax? value) => value is StringValueSyntax or IntegerValueSyntax or FloatValueSyntax or BooleanValueSyntax
        ? WordOf(value)
        : throw WrongKind(value, key, "a text, a number, true or false");

    private SweepWord WordOf(ValueSyntax value) => new(
        value switch
        {
            StringValueSyntax text => text.Value ?? "",
            IntegerValueSyntax number => number.Value.ToString(CultureInfo.InvariantCulture),
            FloatValueSyntax number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            BooleanValueSyntax flag => flag.Value ? "true" : "false",
            _ => throw new ArgumentException("no word", nameof(value)),
        },
        PlaceOf(_path, value.Span.Start));

    private SweepWord NameOf(KeySyntax key)
    {
        var word = new SweepWord(
            key.Key switch
            {
                BareKeySyntax bare => bare.Key?.Text ?? "",
                StringValueSyntax text => text.Value ?? "",
                _ => "",
            },
            PlaceOf(_path, key.Span.Start));
        return key.DotKeys.ChildrenCount == 0 ? word : throw word.Refusal($"{key.ToString().Trim()}: write a table, [{word.Text}], instead of a name with a dot");
    }

    private Mp3Exception WrongKind(ValueSyntax? value, SweepWord key, string wanted) =>
        SweepWord.RefusalAt(value is null ? key.Place : PlaceOf(_path, value.Span.Start), $"{key.Text} is {wanted}");

    private static IReadOnlyList<SweepWord> NotEmpty(SweepWord key, IReadOnlyList<SweepWord> values) =>
        values.Count > 0 ? values : throw key.Refusal($"{key.Text} has no value");

    private static IReadOnlyList<SweepWord> ItemsOf(ArraySyntax array, Func<ValueSyntax, SweepWord> read) => [.. array.Items.Select(item => read(item.Value!))];

    private static string Hint(string word) => Nearest.Hint(word, SweepKeys.Keys.Concat(SweepKeys.Tables));

    private static string PlaceOf(string path, TextPosition position) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}:{position.Line + 1}:{position.Column + 1}");
}
