// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series.Faults;

/// <summary>Some of a picture's columns.</summary>
/// <param name="columns">How many the picture has.</param>
public sealed class ColumnSet(int columns)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(columns + WordBits - 1) / WordBits];

    /// <summary>Adds a column.</summary>
    public void Add(int column) => _words[column / WordBits] |= 1UL << (column % WordBits);

    /// <summary>Adds those of another set.</summary>
    public void Add(ColumnSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (int word = 0; word < _words.Length; word++)
        {
            _words[word] |= other._words[word];
        }
    }

    /// <summary>Whether a column is in it.</summary>
    public bool Contains(int column) => (_words[column / WordBits] >> (column % WordBits) & 1) != 0;

    /// <summary>The longest stretches of columns that are all in it, rising: their first column, and the one after the last.</summary>
    public IEnumerable<(int From, int To)> Runs()
    {
        int from = -1;
        for (int column = 0; column <= columns; column++)
        {
            bool isIn = column < columns && Contains(column);
            if (isIn && from < 0)
            {
                from = column;
            }
            else if (!isIn && from >= 0)
            {
                yield return (from, column);
                from = -1;
            }
        }
    }
}
