// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results.Columns;

/// <summary>Numbers by their columns. Equal ones have the same columns in the same order, and equal values.</summary>
public sealed class Amounts : IEquatable<Amounts>
{
    private readonly IReadOnlyList<Column> _columns;
    private readonly long[] _values;

    private Amounts(IReadOnlyList<Column> columns, long[] values)
    {
        _columns = columns;
        _values = values;
    }

    /// <summary>In the order of files.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Columns and values, in the order of files.</summary>
    public IReadOnlyList<(Column Column, long Value)> All => [.. _columns.Zip(_values)];

    /// <summary>The value of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column here.</exception>
    public long this[Column column]
    {
        get
        {
            for (int i = 0; i < _values.Length; i++)
            {
                if (ReferenceEquals(_columns[i], column))
                {
                    return _values[i];
                }
            }

            throw new ArgumentException($"there is no column {column.Name} here", nameof(column));
        }
    }

    /// <summary>Takes one value for each column, in any order.</summary>
    /// <exception cref="ArgumentException">A column has two values.</exception>
    public static Amounts Of(params IReadOnlyList<(Column Column, long Value)> values)
    {
        Column[] columns = [.. values.Select(value => value.Column)];
        return columns.Distinct().Count() == columns.Length
            ? new Amounts(columns, [.. values.Select(value => value.Value)])
            : throw new ArgumentException("a column has two values", nameof(values));
    }

    /// <summary>The value of each column.</summary>
    /// <param name="columns">They must not change any more: all rows of a kind share them.</param>
    /// <param name="value">Of a column.</param>
    public static Amounts Of<T>(IReadOnlyList<T> columns, Func<T, long> value)
        where T : Column
    {
        long[] values = new long[columns.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = value(columns[i]);
        }

        return new Amounts(columns, values);
    }

    /// <summary>One for several, each column as it is added up; at least one.</summary>
    public static Amounts TotalOf(IReadOnlyCollection<Amounts> rows) =>
        Of(rows.First().Columns, column => column.TotalOf(rows.Select(row => row[column])));

    /// <summary>The same with another value in one column.</summary>
    public Amounts With(Column column, long value) => Of(_columns, own => own == column ? value : this[own]);

    /// <inheritdoc/>
    public bool Equals(Amounts? other) =>
        other is not null && _columns.SequenceEqual(other._columns) && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Amounts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (long value in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _columns.Zip(_values, (column, value) => $"{column.Name} {value}"));
}
