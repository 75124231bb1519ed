// SPDX-License-Identifier: MIT

using System.Globalization;
using CsvHelper;
using Mp3.Protocol;

namespace Mp3.Experiments.Results.Columns;

/// <summary>
/// How rows of one kind are written to a CSV file and read back, where the columns are not the same in every study.
/// Reading is strict as <see cref="CsvFile"/> is.
/// </summary>
/// <param name="fields">In the order of the file.</param>
/// <param name="read">Makes a row of a line.</param>
public sealed class CsvTable<T>(IReadOnlyList<CsvField<T>> fields, Func<CsvLine, T> read)
{
    private readonly string[] _names = [.. fields.Select(field => field.Name)];

    /// <summary>The first line of the file.</summary>
    public string Header => string.Join(',', _names);

    /// <summary>The bytes of a file with a header and one line for each of <paramref name="rows"/>.</summary>
    public byte[] ToBytes(IEnumerable<T> rows)
    {
        using var bytes = new MemoryStream();
        using (CsvRows<T> file = WriteTo(bytes))
        {
            foreach (T row in rows)
            {
                file.Add(row);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Begins a file, to which rows are added one by one: it may be larger than memory.</summary>
    /// <param name="stream">Where it goes; it stays open.</param>
    public CsvRows<T> WriteTo(Stream stream)
    {
        var writer = CsvWriter.Create(stream, CsvFile.Plain, leaveOpen: true);
        writer.WriteHeader(_names);
        return new CsvRows<T>(writer, fields);
    }

    /// <summary>The rows of <paramref name="content"/>, in its order.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="path">Names the file in errors.</param>
    /// <exception cref="Mp3Exception">Usage: other columns than these, a broken line, or a number that is less than 0.</exception>
    public IReadOnlyList<T> Parse(byte[] content, string path)
    {
        using CsvReader reader = CsvReader.Create(content, CsvFile.Strict);
        return CsvFile.Read(reader, path, () =>
        {
            CsvFile.RequireHeader(reader, path, Header);
            Dictionary<string, int> places = _names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
            List<T> rows = [];
            while (reader.Read())
            {
                rows.Add(read(new CsvLine(reader, places, path)));
            }

            return rows;
        });
    }
}

/// <summary>A file that rows are added to.</summary>
/// <param name="writer">Has written the header; it is the file's from now on.</param>
/// <param name="fields">In the order of the header.</param>
public sealed class CsvRows<T>(CsvWriter writer, IReadOnlyList<CsvField<T>> fields) : IDisposable
{
    /// <summary>Writes a line; none is kept.</summary>
    public void Add(T row)
    {
        foreach (CsvField<T> field in fields)
        {
            field.Write(writer, row);
        }

        writer.EndRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}

/// <summary>One column of a file.</summary>
/// <param name="Name">In the header.</param>
/// <param name="Write">Writes a row's value.</param>
public sealed record CsvField<T>(string Name, Action<CsvWriter, T> Write);

/// <summary>Columns of the usual kinds.</summary>
public static class CsvField
{
    /// <summary>A column of texts.</summary>
    public static CsvField<T> Text<T>(string name, Func<T, string> value) => new(name, (writer, row) => writer.WriteField(value(row)));

    /// <summary>A column of whole numbers.</summary>
    public static CsvField<T> Whole<T>(string name, Func<T, long> value) => new(name, (writer, row) => writer.WriteField(value(row), default));

    /// <summary>A column of numbers, as precise as they are.</summary>
    public static CsvField<T> Real<T>(string name, Func<T, double> value) =>
        new(name, (writer, row) => writer.WriteField(value(row).ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>A column of <c>true</c> and <c>false</c>.</summary>
    public static CsvField<T> Flag<T>(string name, Func<T, bool> value) => new(name, (writer, row) => writer.WriteField(value(row)));

    /// <summary>A column for each of a set of numbers.</summary>
    public static IEnumerable<CsvField<T>> Of<T>(IReadOnlyList<Column> columns, Func<T, Amounts> amounts, string prefix = "") =>
        columns.Select(column => Whole<T>(prefix + column.Name, row => amounts(row)[column]));

    /// <summary>A column for each parameter.</summary>
    public static IEnumerable<CsvField<T>> Of<T>(IReadOnlyList<string> parameters, Func<T, Parameters> values) =>
        parameters.Select(name => Text<T>(name, row => values(row)[name].Text));
}
