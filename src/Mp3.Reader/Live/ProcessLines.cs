// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Live;

/// <summary>Lays out the processes of a live view: name, sparkline of all faults, current rates.</summary>
public static class ProcessLines
{
    private const int LongestName = 12;
    private const int ShortestChart = 5;
    private const string Indent = "  ";

    /// <param name="processes">In the order in which they are shown.</param>
    /// <param name="sum">All of them together.</param>
    /// <param name="lines">Lines that there is room for.</param>
    /// <param name="width">Characters that a line may have.</param>
    /// <returns>
    /// At most so many lines: every process, or, if those are too many, the busiest of them and the sum. The charts
    /// of processes share their scale; that of the sum has its own.
    /// </returns>
    public static IReadOnlyList<string> Layout(
        IReadOnlyList<ProcessRates> processes, RateHistory sum, int lines, int width)
    {
        ArgumentNullException.ThrowIfNull(processes);
        if (lines <= 0)
        {
            return [];
        }

        bool all = processes.Count <= lines;
        IReadOnlyList<ProcessRates> shown = all ? processes : Busiest(processes, lines - 1);
        IReadOnlyList<ProcessRates> total = all ? [] : [new ProcessRates($"all {processes.Count}", sum)];
        int name = Math.Min(LongestName, shown.Concat(total).Select(row => row.Name.Length).DefaultIfEmpty().Max());
        int rates = Rates(total.Concat(shown).Select(row => row with { HasEnded = false }));
        int chart = Math.Clamp(width - Indent.Length - name - rates - 2, ShortestChart, RateHistory.Length);
        double top = Top(shown, chart);
        return
        [
            .. shown.Select(row => Line(row, top)),
            .. total.Select(row => Line(row, Top([row], chart))),
        ];

        string Line(ProcessRates row, double height) => Fitted(
            $"{Indent}{Fitted(row.Name, name).PadRight(name)} {Sparkline.Of(row.History.Rates.Select(rate => rate.All), height, chart)} {Text(row)}",
            width);
    }

    /// <summary>The text, or as much of it as there is room for, with a mark that something is missing.</summary>
    public static string Fitted(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 1)), "…");
    }

    private static ProcessRates[] Busiest(IReadOnlyList<ProcessRates> processes, int count)
    {
        HashSet<int> busiest =
            [.. Enumerable.Range(0, processes.Count).OrderByDescending(i => processes[i].History.Rates.Sum(rate => rate.All)).Take(count)];
        return [.. processes.Where((_, i) => busiest.Contains(i))];
    }

    private static double Top(IEnumerable<ProcessRates> rows, int chart) => rows
        .SelectMany(row => row.History.Rates.TakeLast(chart))
        .Select(rate => rate.All)
        .DefaultIfEmpty()
        .Max();

    private static int Rates(IEnumerable<ProcessRates> rows) => rows.Select(row => Text(row).Length).DefaultIfEmpty().Max();

    private static string Text(ProcessRates row) =>
        row.HasEnded ? "ended" : $"{row.History.Latest.Minor,9:N0} minor/s {row.History.Latest.Major,7:N0} major/s";
}
