// SPDX-License-Identifier: MIT


namespace Mp3.Experiments.Results.Columns;

/// <summary>Numbers by their columns. Equal ones have the same columns in the same order, and equal values.</summary>
public sealed class Amounts : IEquatable<Amounts>
{
    private readonly Column[] _columns;
    private readonly long[] _values;

    private Amounts(Column[] columns, long[] values)
    {
        _columns = columns;
        _values = values;
    }

    /// <summary>In the order of files.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>The value of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column here.</exception>
    public long this[Column column]
    {
        get
        {
            int place = Array.IndexOf(_columns, column);
            return place >= 0 ? _values[place] : throw new ArgumentException($"there is no column {column.Name} here", nameof(column));
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
    public static Amounts Of(IReadOnlyList<Column> columns, Func<Column, long> value) => new([.. columns], [.. columns.Select(value)]);

    /// <summary>One for several, each column as it is added up; at least one.</summary>
    public static Amounts TotalOf(IReadOnlyCollection<Amounts> rows) =>
        Of(rows.First().Columns, column => column.TotalOf(rows.Select(row => row[column])));

    /// <summary>The same with another value in one column.</summary>
    public Amounts With(Column column, long value) => Of(_columns, own => own == column ? value : this[own]);

    /// <inheritdoc/>
    public bool Equals(Amounts? other) =>
        other is not null && _columns.AsSpan().SequenceEqual(other._columns) && _values.AsSpan().SequenceEqual(other._values);

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
