// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;

namespace Mp3.CostBench;

/// <summary>The table and the verdicts, as they are printed.</summary>
internal static class CostReport
{
    private static readonly string[] Heads =
        ["tick", "a process", "on books", "and reader", "/proc stat", "unparsed", "cheaper", "of a run"];

    private static readonly string[] StreamHeads = ["off", "on, others", "more", "on, itself", "more"];

    /// <summary>Lines that depend on nothing but their inputs.</summary>
    /// <param name="kernel">Release of the guest's kernel.</param>
    /// <param name="costs">All cases.</param>
    /// <param name="streams">Forks and faults.</param>
    public static string Text(string kernel, IReadOnlyList<CaseCost> costs, IReadOnlyList<StreamCost> streams)
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

        text.AppendLine();
        text.AppendLine(Row("stream beside", StreamHeads));
        foreach (StreamCost cost in streams)
        {
            text.AppendLine(Row($"{cost.Stream.Name}, {cost.Processes:N0}", StreamCells(cost)));
        }

        text.AppendLine();
        foreach (Goal goal in Goal.OfTicks(costs).Concat(Goal.OfStreams(streams)))
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

    private static string[] StreamCells(StreamCost cost) =>
    [
        Number(cost.Off),
        Number(cost.Others),
        Goal.Share(cost.ShareOfOthers),
        Number(cost.Own),
        Goal.Share(cost.ShareOfOwn),
    ];

    private static string Row(string name, string[] cells) =>
        $"{name,-21}{string.Concat(cells.Select(cell => $"{cell,12}"))}";

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
