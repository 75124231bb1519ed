// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Import.Text;

/// <summary>CPU time of each line, from a column in one of several units.</summary>
internal static class CpuColumn
{
    /// <summary>More CPUs than a course's machine has.</summary>
    private const decimal MostCpus = 256;

    private const decimal NsPerSecond = 1_000_000_000;

    /// <summary>CPU time since the line before, jiffies. It is from the start if faults are and it never falls.</summary>
    /// <param name="column">As the file has it, by rising time.</param>
    /// <param name="times">Of the lines, jiffies, rising.</param>
    /// <param name="counts">How the faults are counted.</param>
    /// <param name="options">Unit of the column; jiffies a second.</param>
    /// <param name="file">Named in errors.</param>
    /// <returns>The CPU time, and what to say of it.</returns>
    /// <exception cref="Mp3Exception">Usage: no machine has so many CPUs, or jiffies can't be told from ns.</exception>
    public static Finding<decimal[]> Read(
        decimal[] column, IReadOnlyList<decimal> times, CountKind counts, ImportOptions options, SourceFile file)
    {
        CpuUnit unit = options.Cpu ?? CpuUnit.Jiffies;
        bool isCumulative = counts == CountKind.Cumulative && unit != CpuUnit.Percent && CountsRule.Falls([column]) == 0;
        decimal[] values = Increments.Of(column, isCumulative ? CountKind.Cumulative : CountKind.Interval);
        decimal[] jiffies = unit switch
        {
            CpuUnit.Ns when options.Hz is { } hz => [.. values.Select(value => value / NsPerSecond * hz)],
            CpuUnit.Ns => throw Mp3Exception.Usage(
                $"{file.Path}: CPU time in ns beside times in jiffies needs the jiffies of a second, such as {ImportOptions.HzName} 1000"),
            CpuUnit.Percent => [.. values.Select((value, i) => value / 100 * StepBefore(times, i))],
            _ => values,
        };
        decimal greatest = GreatestShare(jiffies, times);
        if (greatest > MostCpus)
        {
            throw Mp3Exception.Usage(
                $"{file.Path}: as {Name(unit)}, the CPU column is more than {MostCpus} CPUs can do: "
                + $"say its unit, such as {ImportOptions.CpuName} ns");
        }

        string why = options.Cpu is null ? "as in the course" : $"as {ImportOptions.CpuName} says";
        string how = isCumulative ? "from the start" : "per interval";
        return new Finding<decimal[]>(
            jiffies, $"CPU in {Name(unit)} {how}, {why}: at most {100 * greatest:0} % of one CPU in an interval");
    }

    /// <summary>The unit in words.</summary>
    public static string Name(CpuUnit unit) => unit.ToString().ToLowerInvariant();

    // Of the first line nobody knows how long it took.
    private static decimal GreatestShare(decimal[] cpu, IReadOnlyList<decimal> times) => Enumerable.Range(1, times.Count - 1)
        .Where(i => times[i] > times[i - 1])
        .Select(i => cpu[i] / (times[i] - times[i - 1]))
        .DefaultIfEmpty()
        .Max();

    private static decimal StepBefore(IReadOnlyList<decimal> times, int i) =>
        i == 0 ? Steps.Usual(times) ?? 0 : times[i] - times[i - 1];
}
