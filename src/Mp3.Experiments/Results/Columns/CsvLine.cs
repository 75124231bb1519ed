// SPDX-License-Identifier: MIT

using System.Globalization;
using CsvHelper;
using Mp3.Protocol;

namespace Mp3.Experiments.Results.Columns;

/// <summary>A line that is read, by the names of its columns.</summary>
/// <param name="reader">Stands at the line.</param>
/// <param name="places">Number of each column.</param>
/// <param name="path">Names the file in errors.</param>
public sealed class CsvLine(CsvReader reader, IReadOnlyDictionary<string, int> places, string path)
{
    public string Text(string name) => reader.GetString(places[name]);

    /// <exception cref="Mp3Exception">Usage: it is no whole number, or less than 0.</exception>
    public long Whole(string name)
    {
        return !reader.TryParse(places[name], out long value) ? throw Refusal($"{name} has a value of another kind")
            : value < 0 ? throw Refusal($"{name} is {value}, less than 0")
            : value;
    }

    /// <exception cref="Mp3Exception">Usage: as above, or it is too large.</exception>
    public int Small(string name) =>
        Whole(name) is var value && value <= int.MaxValue ? (int)value : throw Refusal($"{name} has a value of another kind");

    /// <exception cref="Mp3Exception">Usage: it is no seed.</exception>
    public ulong Seed(string name) =>
        ulong.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : throw Refusal($"{name} has a value of another kind");

    /// <exception cref="Mp3Exception">Usage: it is no whole number.</exception>
    public int WithSign(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw Refusal($"{name} has a value of another kind");

    /// <exception cref="Mp3Exception">Usage: it is no number.</exception>
    public double Real(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Refusal($"{name} has a value of another kind");

    /// <exception cref="Mp3Exception">Usage: it is neither <c>true</c> nor <c>false</c>.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        "true" => true,
        "false" => false,
        _ => throw Refusal($"{name} has a value of another kind"),
    };

    /// <summary>The numbers of some columns.</summary>
    public Amounts Amounts(IReadOnlyList<Column> columns, string prefix = "") =>
        Columns.Amounts.Of(columns, column => Whole(prefix + column.Name));

    /// <summary>The values of some parameters.</summary>
    public Parameters Parameters(IReadOnlyList<string> names) =>
        names.Count == 0 ? Results.Parameters.None : Results.Parameters.Of([.. names.Select(name => (name, new ParameterValue(Text(name))))]);

    private Mp3Exception Refusal(string why) => Mp3Exception.Usage($"{path}, line {reader.LineNumber}: {why}");
}
