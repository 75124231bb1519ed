// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>Finds out whether lines count faults since the line before or since the start.</summary>
internal static class CountsRule
{
    /// <summary>So many rises without a fall are no accident.</summary>
    public const int EnoughRises = 6;

    /// <summary>Up to so many rises for each fall, a column goes up and down.</summary>
    public const int MostRisesAFall = 3;

    /// <summary>
    /// Counts since the start never fall; with <see cref="EnoughRises"/> rises that is no accident. Counts since the
    /// line before fall about as often as they rise.
    /// </summary>
    /// <param name="faults">The two columns of faults, in the order of time; which is which doesn't matter.</param>
    /// <param name="file">Named in the error.</param>
    /// <exception cref="UndecidedException">The data don't decide.</exception>
    public static Finding<CountKind> Find(IReadOnlyList<decimal[]> faults, SourceFile file)
    {
        int rises = faults.Sum(column => Steps.Turns(column).Rises);
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

        throw new UndecidedException(
            $"{file.Path}: the counts rise {rises:N0} times and fall {falls:N0} times, so they may be per interval or from the start",
            [ImportOptions.None with { Counts = CountKind.Interval }, ImportOptions.None with { Counts = CountKind.Cumulative }]);
    }

    /// <summary>How often the columns fall.</summary>
    public static int Falls(IReadOnlyList<decimal[]> columns) => columns.Sum(column => Steps.Turns(column).Falls);
}
