// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>Finds out which of columns 2 and 3 holds the minor and which the major faults.</summary>
internal static class FaultOrderRule
{
    private const decimal EnoughFaults = 32;
    private const decimal BeginningPart = 0.01m;
    private const decimal Lead = 4;

    /// <summary>
    /// Minor faults come first: a page has to be touched before it can be swapped out and need I/O to come back. So the
    /// column that leads fourfold where the recording begins has the minor ones, and one without any faults has the
    /// major ones.
    /// </summary>
    /// <param name="second">Faults of each line in column 2, in the order of time.</param>
    /// <param name="third">The same in column 3.</param>
    /// <param name="hasBeginning">False: a ring that wrapped, which has lost its beginning.</param>
    /// <returns>The order and its reason; null: the data don't decide.</returns>
    public static Finding<ColumnOrder>? Recognise(IReadOnlyList<decimal> second, IReadOnlyList<decimal> third, bool hasBeginning)
    {
        if (second.SequenceEqual(third))
        {
            return new Finding<ColumnOrder>(ColumnOrder.Handout, "columns 2 and 3 are equal");
        }

        if (second.All(value => value == 0) || third.All(value => value == 0))
        {
            bool isHandout = third.All(value => value == 0);
            return Order(isHandout, $"column {(isHandout ? 3 : 2)} is the major faults, it holds none and a process has minor ones");
        }

        (decimal first, decimal other) = Beginning(second, third);
        if (hasBeginning && Math.Max(first, other) >= Lead * Math.Min(first, other) && first + other >= EnoughFaults)
        {
            bool isHandout = first > other;
            return Order(isHandout, $"column {(isHandout ? 2 : 3)} is the minor faults, it leads {Math.Max(first, other):N0} to {Math.Min(first, other):N0} at the beginning");
        }

        return null;
    }

    /// <summary>The same where there has to be an answer.</summary>
    /// <exception cref="UndecidedException">The data don't decide.</exception>
    public static Finding<ColumnOrder> Find(
        IReadOnlyList<decimal> second, IReadOnlyList<decimal> third, bool hasBeginning, SourceFile file)
    {
        if (Recognise(second, third, hasBeginning) is { } order)
        {
            return order;
        }

        (decimal first, decimal other) = Beginning(second, third);
        string why = hasBeginning
            ? $"at the beginning there are {first:N0} faults in column 2 and {other:N0} in column 3, which doesn't tell minor from major"
            : "the ring had wrapped, and the lost beginning would tell minor from major faults";
        throw new UndecidedException(
            $"{file.Path}: {why}",
            [ImportOptions.None with { Columns = ColumnOrder.Handout }, ImportOptions.None with { Columns = ColumnOrder.MisikHu }]);
    }

    private static Finding<ColumnOrder> Order(bool isHandout, string why) => new(
        isHandout ? ColumnOrder.Handout : ColumnOrder.MisikHu,
        $"{why} ({(isHandout ? "the course handout's" : "Misik & Hu's")} order)");

    // The first lines that hold a hundredth of all faults, and enough of them to tell.
    private static (decimal Second, decimal Third) Beginning(IReadOnlyList<decimal> second, IReadOnlyList<decimal> third)
    {
        decimal enough = Math.Max(EnoughFaults, BeginningPart * (second.Sum() + third.Sum()));
        (decimal a, decimal b) = (0, 0);
        for (int i = 0; i < second.Count && a + b < enough; i++)
        {
            (a, b) = (a + second[i], b + third[i]);
        }

        return (a, b);
    }
}
