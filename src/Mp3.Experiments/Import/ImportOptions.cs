// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Import.Text;

namespace Mp3.Experiments.Import;

/// <summary>What the user said about files; null: to be recognised from the data.</summary>
/// <param name="Columns">What the columns of a text file hold.</param>
/// <param name="Counts">How a text file counts.</param>
/// <param name="Hz">Jiffies a second; null: the time axis has jiffies.</param>
/// <param name="Cpu">Unit of a text file's CPU column.</param>
internal sealed record ImportOptions(ColumnOrder? Columns, CountKind? Counts, int? Hz, CpuUnit? Cpu)
{
    public const string ColumnsName = "--columns";
    public const string CountsName = "--counts";
    public const string HzName = "--hz";
    public const string CpuName = "--cpu";

    /// <summary>Nothing was said.</summary>
    public static ImportOptions None { get; } = new(null, null, null, null);

    /// <summary>Both; what <paramref name="more"/> says counts.</summary>
    public ImportOptions With(ImportOptions more) =>
        new(more.Columns ?? Columns, more.Counts ?? Counts, more.Hz ?? Hz, more.Cpu ?? Cpu);

    /// <summary>The options as a user types them; empty: none.</summary>
    public override string ToString()
    {
        (string Name, object? Value)[] options =
        [
            (ColumnsName, Columns),
            (CountsName, Counts?.ToString().ToLowerInvariant()),
            (HzName, Hz?.ToString(CultureInfo.InvariantCulture)),
            (CpuName, Cpu?.ToString().ToLowerInvariant()),
        ];
        return string.Join(' ', options.Where(option => option.Value is not null).Select(option => $"{option.Name} {option.Value}"));
    }
}

/// <summary>What a line's counts stand for.</summary>
internal enum CountKind
{
    /// <summary>Faults since the line before.</summary>
    Interval,

    /// <summary>Faults since the start.</summary>
    Cumulative,
}

/// <summary>Unit of a CPU column.</summary>
internal enum CpuUnit
{
    /// <summary>CPU time, jiffies.</summary>
    Jiffies,

    /// <summary>CPU time, ns.</summary>
    Ns,

    /// <summary>Part of one CPU since the line before, %.</summary>
    Percent,

    /// <summary>Part of one CPU since the line before, ‰.</summary>
    Permille,
}
