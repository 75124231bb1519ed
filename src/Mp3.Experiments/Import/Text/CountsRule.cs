// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Import.Text;

/// <summary>Finds out whether lines count faults since the line before or since the start.</summary>
internal static class CountsRule
{
    private const int EnoughRises = 6;
    private const int MostRisesAFall = 3;

    /// <summary>
    /// Counts since the start never fall; with <see cref="EnoughRises"/> rises that is no accident. Counts since the
    /// line before fall about as often as they rise.
    /// </summary>
    /// <param name="faults">The two columns of faults, in the order of time; which is which doesn't matter.</param>
    /// <param name="file">Named in the error.</param>
    /// <exception cref="Mp3Exception">Usage: the data don't decide; it names the option that does.</exception>
    public static Finding<CountKind> Find(IReadOnlyList<decimal[]> faults, SourceFile file)
    {
        int rises = faults.Sum(column => Steps.Of(column).Count(step => step > 0));
        int falls = Falls(faults);
        if (faults.All(column => column.All(value => value == 0)))
        {
            return new Finding<CountKind>(CountKind.Interval, "there are no faults at all");
        }

        if (falls == 0 && rises >= EnoughRises)
        {
            return new Finding<CountKind>(CountKind.Cumulative, $"they rise {rises:N0} times and never fall");
        }

        if (falls > 0 && rises <= MostRisesAFall * falls)
        {
            return new Finding<CountKind>(CountKind.Interval, $"they fall {falls:N0} times and rise {rises:N0} times");
        }

        throw Mp3Exception.Usage(
            $"{file.Path}: the counts rise {rises:N0} times and fall {falls:N0} times, so they may be per interval or from the start: "
            + $"say {ImportOptions.CountsName} interval or {ImportOptions.CountsName} cumulative");
    }

    /// <summary>How often the columns fall.</summary>
    public static int Falls(IReadOnlyList<decimal[]> columns) => columns.Sum(column => Steps.Of(column).Count(step => step < 0));
}
