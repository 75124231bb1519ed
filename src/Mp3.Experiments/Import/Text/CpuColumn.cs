// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>A CPU column by rising time, and how much of a CPU it is in each unit.</summary>
internal sealed class CpuColumn
{
    private const decimal NsPerSecond = 1_000_000_000;
    private const decimal FewestNs = 10_000;

    /// <summary>A cumulative column may so seldom fall where the faults don't say that they are cumulative.</summary>
    private const int MostRisesAFallAlone = 10;

    private readonly decimal[] _column;
    private readonly IReadOnlyList<decimal> _times;
    private readonly decimal[] _added;

    /// <param name="column">As the file has it.</param>
    /// <param name="times">Of the lines, jiffies, rising.</param>
    /// <param name="faults">How the faults are counted.</param>
    public CpuColumn(decimal[] column, IReadOnlyList<decimal> times, CountKind faults)
    {
        _column = column;
        _times = times;
        Counts = CountsOf(column, faults);
        _added = Steps.Added(column, Counts);
    }

    /// <summary>CPU time since the line before, or since the start. A unit of parts is always the former.</summary>
    public CountKind Counts { get; }

    /// <summary>The greatest value.</summary>
    public decimal Greatest => _column.Max();

    /// <summary>The usual interval, jiffies.</summary>
    public decimal UsualInterval => Steps.Usual(_times) ?? 0;

    public bool IsZero => Array.TrueForAll(_column, value => value == 0);

    /// <summary>Some value is no whole number, as no count of jiffies or ns is.</summary>
    public bool HasFraction => Array.Exists(_column, value => value != decimal.Truncate(value));

    /// <summary>So little in every interval (10 µs) is no CPU time in ns.</summary>
    public bool IsTooSmallForNs => _added.Max() < FewestNs;

    /// <summary>In no interval more jiffies than it has, give or take what a sample may come late.</summary>
    public bool FitsOneCpuInJiffies =>
        Enumerable.Range(1, _times.Count - 1).All(i => _added[i] <= (1.05m * (_times[i] - _times[i - 1])) + 1);

    /// <summary>The greatest part of a CPU that any interval but the first has; the first begins nobody knows when.</summary>
    /// <param name="unit">The column's unit.</param>
    /// <param name="hz">Jiffies per second; used for ns alone.</param>
    public decimal GreatestShare(CpuUnit unit, decimal hz)
    {
        decimal[] jiffies = InJiffies(unit, hz);
        return Enumerable.Range(1, _times.Count - 1)
            .Where(i => _times[i] > _times[i - 1])
            .Select(i => jiffies[i] / (_times[i] - _times[i - 1]))
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>CPU time since the line before, jiffies.</summary>
    /// <inheritdoc cref="GreatestShare"/>
    public decimal[] InJiffies(CpuUnit unit, decimal hz) => unit switch
    {
        CpuUnit.Ns => [.. _added.Select(value => value / NsPerSecond * hz)],
        CpuUnit.Percent => [.. _column.Select((value, i) => value / 100 * IntervalBefore(i))],
        CpuUnit.Permille => [.. _column.Select((value, i) => value / 1000 * IntervalBefore(i))],
        _ => _added,
    };

    // Where a process leaves, what it had used is no longer in the sum, so a cumulative column may fall.
    private static CountKind CountsOf(decimal[] column, CountKind faults)
    {
        (int rises, int falls) = Steps.Turns(column);
        bool isCumulative = faults == CountKind.Cumulative
            ? falls == 0 || rises > CountsRule.MostRisesAFall * falls
            : rises >= CountsRule.EnoughRises && rises > MostRisesAFallAlone * falls;
        return isCumulative ? CountKind.Cumulative : CountKind.Interval;
    }

    private decimal IntervalBefore(int i) => i == 0 ? UsualInterval : _times[i] - _times[i - 1];
}
