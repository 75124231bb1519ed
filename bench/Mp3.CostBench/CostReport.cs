// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;

namespace Mp3.CostBench;

/// <summary>The table and the verdicts, as they are printed.</summary>
internal static class CostReport
{
    private static readonly string[] Heads =
        ["tick", "a process", "on books", "and reader", "/proc stat", "unparsed", "cheaper", "of a run"];

    /// <summary>Lines that depend on nothing but their inputs.</summary>
    /// <param name="kernel">Release of the guest's kernel.</param>
    /// <param name="costs">All cases.</param>
    /// <param name="forks">Forks.</param>
    public static string Text(string kernel, IReadOnlyList<CaseCost> costs, ForkCost forks)
    {
        var text = new StringBuilder();
        text.AppendLine($"kernel {kernel}; instructions (1 instruction = 1 ns) for each period of 50 ms");
        text.AppendLine();
        text.AppendLine(Row("processes", Heads));
        foreach (CaseCost cost in costs)
        {
            text.AppendLine(Row(cost.Case.ToString(), Cells(cost)));
        }

        (double process, double first) = Goal.Slope(costs);
        text.AppendLine();
        text.AppendLine($"a tick = {first:N0} + {process:N0} for each process");
        foreach (CaseCost cost in costs.Where(cost => cost.Machine is not null))
        {
            text.AppendLine($"of it the machine's record = {cost.Machine:N0} beside {cost.Case} process{(cost.Case.Processes == 1 ? "" : "es")}");
        }

        text.AppendLine($"a fork with exit and wait = {forks.Unwatched:N0}, {forks.Others:N0} while others are followed, {forks.Followed:N0} followed");
        text.AppendLine();
        foreach (Goal goal in Goal.OfTicks(costs).Concat(Goal.OfForks(forks)))
        {
            text.AppendLine($"{goal.Name,-44}{goal.Measured,14}   {goal.Bound,-18}{(goal.Met ? "met" : "NOT MET")}");
        }

        return text.ToString();
    }

    private static string[] Cells(CaseCost cost) =>
    [
        Number(cost.Tick),
        Number(cost.Tick / cost.Case.Processes),
        Number(cost.TickOnBooks),
        Number(cost.TickAndReader),
        Number(cost.ProcStat),
        Number(cost.ProcRead),
        cost.Ratio.ToString("N1", CultureInfo.InvariantCulture) + " x",
        cost.Share.ToString("P3", CultureInfo.InvariantCulture),
    ];

    private static string Row(string name, string[] cells) =>
        $"{name,-18}{string.Concat(cells.Select(cell => $"{cell,12}"))}";

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
