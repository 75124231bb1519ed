// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Experiments.Charts.Series.Faults;

/// <summary>
/// Which parts of a process's address space were faulted on when: a row for each touched range of addresses, a column
/// for each stretch of time, and for each kind of fault whether there was one. One fault marks its cell for good. The
/// ranges are pages at first; when too many were touched, all double. So its size does not grow with the faults.
/// </summary>
/// <param name="columns">Stretches of time.</param>
/// <param name="endNs">End of the last one, ns.</param>
public sealed class AddressGrid(int columns, long endNs)
{
    /// <summary>Rows at most: more than a picture has, and few enough for a processor's cache.</summary>
    public const int MostRows = 1024;

    private const int PageShift = 12;

    private Dictionary<ulong, (ColumnSet Major, ColumnSet Other)> _rows = [];
    private int _shift = PageShift;

    /// <summary>The ranges that were faulted on, rising: their first address, and the one after the last.</summary>
    public IEnumerable<AddressRange> Ranges => _rows.Keys.Order().Select(RangeOf);

    /// <summary>The columns in which a range had a fault of a kind, for each of <see cref="Ranges"/>.</summary>
    /// <param name="isMajor">Of major faults; else of all others.</param>
    public IEnumerable<(AddressRange Range, ColumnSet Columns)> Cells(bool isMajor) => _rows
        .OrderBy(row => row.Key)
        .Select(row => (RangeOf(row.Key), isMajor ? row.Value.Major : row.Value.Other));

    /// <summary>Marks a fault.</summary>
    /// <param name="timeNs">When it was taken, ns; before 0 and after the end count for the first and the last column.</param>
    /// <param name="address">What was wanted.</param>
    /// <param name="isMajor">Whether it was a major one.</param>
    public void Add(long timeNs, ulong address, bool isMajor)
    {
        ref (ColumnSet? Major, ColumnSet? Other) row =
            ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, address >> _shift, out bool isKnown)!;
        if (!isKnown)
        {
            row = (new ColumnSet(columns), new ColumnSet(columns));
        }

        (isMajor ? row.Major : row.Other)!.Add((int)Math.Clamp(timeNs * (columns / (double)endNs), 0, columns - 1));
        while (_rows.Count > MostRows)
        {
            Coarsen();
        }
    }

    private AddressRange RangeOf(ulong key) => new(key << _shift, (key + 1) << _shift);

    private void Coarsen()
    {
        _shift++;
        Dictionary<ulong, (ColumnSet Major, ColumnSet Other)> coarse = [];
        foreach ((ulong key, (ColumnSet Major, ColumnSet Other) row) in _rows)
        {
            if (coarse.TryAdd(key >> 1, row))
            {
                continue;
            }

            coarse[key >> 1].Major.Add(row.Major);
            coarse[key >> 1].Other.Add(row.Other);
        }

        _rows = coarse;
    }
}
