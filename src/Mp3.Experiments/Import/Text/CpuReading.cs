// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Import.Text;

/// <summary>What became of a CPU column.</summary>
/// <param name="Jiffies">CPU time since the line before, jiffies; null: it isn't drawn.</param>
/// <param name="Said">What was recognised; null: nothing.</param>
/// <param name="Setting">The same for a caption; null: nothing.</param>
/// <param name="Open">Why it isn't drawn; null: it is, or there is none.</param>
internal sealed record CpuReading(decimal[]? Jiffies, string? Said, string? Setting, Question? Open)
{
    /// <summary>
    /// CPUs that a course's machine has at most: what needs more in one unit is in another. Up to so many, jiffies on
    /// several CPUs can't be told from percent on one.
    /// </summary>
    private const decimal CourseCpus = 4;

    /// <summary>So many CPUs are believed of a unit that the user named.</summary>
    private const decimal MostCpus = 64;

    /// <summary>A column whose maximum comes so near to the whole of a CPU was made in that unit.</summary>
    private const decimal Full = 0.9m;

    /// <summary>Of fewer jiffies in an interval a small number of percent may be all as well.</summary>
    private const decimal FineInterval = 10;

    private const int SlowestHz = 100;
    private const decimal UsInNs = 1000;

    /// <summary>There is no CPU column.</summary>
    public static CpuReading None { get; } = new(null, null, null, null);

    /// <param name="column">The column.</param>
    /// <param name="options">Unit of the column; jiffies per second.</param>
    /// <param name="file">Named in the question.</param>
    public static CpuReading Of(CpuColumn column, ImportOptions options, SourceFile file)
    {
        if (column.IsZero)
        {
            return new CpuReading(null, "the CPU column is 0 throughout", null, null);
        }

        if (options.Cpu is { } said)
        {
            return InUnit(column, said, $"as {ImportOptions.CpuName} says", MostCpus, options.Hz, file);
        }

        return Recognise(column, options.Hz) is { } unit
            ? InUnit(column, unit.Value, unit.Why, decimal.MaxValue, options.Hz, file)
            : NotDrawn(file, $"{Range(column)}, which doesn't tell its unit", Possible(column, options.Hz));
    }

    /// <summary>The unit that the data show; null: they don't.</summary>
    private static Finding<CpuUnit>? Recognise(CpuColumn column, int? hz)
    {
        bool isJiffies = !column.HasFraction && column.GreatestShare(CpuUnit.Jiffies, 1) <= CourseCpus;
        bool isNs = MayBeNs(column, hz);
        if (column.Counts == CountKind.Cumulative)
        {
            return (isJiffies, isNs && IsTooMuchForUs(column, hz)) switch
            {
                (true, false) when !isNs => new Finding<CpuUnit>(CpuUnit.Jiffies, "it rises by no more than there are jiffies"),
                (false, true) => new Finding<CpuUnit>(CpuUnit.Ns, "it rises by more than jiffies or µs can"),
                _ => null,
            };
        }

        decimal whole = column.UsualInterval;
        if (isJiffies && column.FitsOneCpuInJiffies && whole >= FineInterval && column.GreatestShare(CpuUnit.Jiffies, 1) >= Full)
        {
            return new Finding<CpuUnit>(CpuUnit.Jiffies, $"it comes near the {whole:0} jiffies of an interval and never exceeds them");
        }

        if (isJiffies)
        {
            return null;
        }

        return column.Greatest switch
        {
            >= 100 * Full and <= 100 => new Finding<CpuUnit>(CpuUnit.Percent, "it comes near 100 and never exceeds it, and is no count of jiffies"),
            >= 1000 * Full and <= 1000 => new Finding<CpuUnit>(CpuUnit.Permille, "it comes near 1000 and never exceeds it, and is no count of jiffies"),
            _ when isNs && IsTooMuchForUs(column, hz) => new Finding<CpuUnit>(CpuUnit.Ns, "it is more than jiffies or µs can be"),
            _ => null,
        };
    }

    private static bool MayBeNs(CpuColumn column, int? hz) =>
        !column.HasFraction && !column.IsTooSmallForNs && column.GreatestShare(CpuUnit.Ns, hz ?? SlowestHz) <= CourseCpus;

    // As µs the same numbers are a thousand times as much time. If a second has more jiffies, even more.
    private static bool IsTooMuchForUs(CpuColumn column, int? hz) =>
        UsInNs * column.GreatestShare(CpuUnit.Ns, hz ?? SlowestHz) > CourseCpus;

    /// <summary>What the column can be, the likeliest first.</summary>
    private static ImportOptions[] Possible(CpuColumn column, int? hz)
    {
        bool isInterval = column.Counts == CountKind.Interval;
        bool isJiffies = !column.HasFraction && column.GreatestShare(CpuUnit.Jiffies, 1) <= MostCpus;
        return
        [
            .. isJiffies && column.FitsOneCpuInJiffies ? In(CpuUnit.Jiffies) : [],
            .. isInterval && column.Greatest <= 100 ? In(CpuUnit.Percent) : [],
            .. isInterval && column.Greatest is > 100 and <= 1000 ? In(CpuUnit.Permille) : [],
            .. isJiffies && !column.FitsOneCpuInJiffies ? In(CpuUnit.Jiffies) : [],
            .. isInterval && column.Greatest <= 100 ? In(CpuUnit.Permille) : [],
            .. MayBeNs(column, hz) ? InNs(hz) : [],
        ];
    }

    private static ImportOptions[] In(CpuUnit unit) => [ImportOptions.None with { Cpu = unit }];

    // An answer to the unit alone would lead to the next question.
    private static ImportOptions[] InNs(int? hz) => hz is null
        ? [.. Recordings.KnownHz.Select(one => ImportOptions.None with { Cpu = CpuUnit.Ns, Hz = one })]
        : In(CpuUnit.Ns);

    private static CpuReading InUnit(CpuColumn column, CpuUnit unit, string why, decimal mostCpus, int? hz, SourceFile file)
    {
        string name = Name(unit);
        if (unit == CpuUnit.Ns && hz is null)
        {
            return NotDrawn(file, $"it is in ns ({why}) and times are in jiffies, and how many make a second is not in the data", InNs(hz));
        }

        decimal greatest = column.GreatestShare(unit, hz ?? 1);
        if (greatest > mostCpus)
        {
            return NotDrawn(
                file,
                $"in {name} it would keep {Math.Ceiling(greatest):N0} CPUs busy",
                [.. Possible(column, hz).Where(answer => answer.Cpu != unit)]);
        }

        bool isParts = unit is CpuUnit.Percent or CpuUnit.Permille;
        string how = column.Counts == CountKind.Cumulative && !isParts ? "from the start" : "per interval";
        string most = (100 * greatest).ToString("0.##", CultureInfo.InvariantCulture);
        return new CpuReading(
            column.InJiffies(unit, hz ?? 1),
            $"CPU in {name} {how}, {why}: at most {most} % of one CPU in an interval",
            $"CPU in {name}",
            null);
    }

    private static CpuReading NotDrawn(SourceFile file, string why, ImportOptions[] answers) => new(
        null, null, "CPU not drawn: unit not known", new Question($"{file.Path}: the CPU column is not drawn: {why}", answers));

    private static string Range(CpuColumn column) => column.Counts == CountKind.Cumulative
        ? $"it rises to {Plain(column.Greatest)} in all"
        : $"it has up to {Plain(column.Greatest)} in intervals of {Plain(column.UsualInterval)} jiffies";

    private static string Plain(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>The unit in words.</summary>
    private static string Name(CpuUnit unit) => unit.ToString().ToLowerInvariant();
}
