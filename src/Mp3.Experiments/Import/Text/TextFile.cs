// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Experiments.Import.Text;

/// <summary>
/// The course's text: a line a sample with time in jiffies, minor and major faults and CPU time, in one of two orders,
/// and perhaps a last line <c>read N profiled data</c>.
/// </summary>
internal sealed class TextFile(SourceFile file, ImportOptions options, ImportLog log)
{
    /// <summary>Reads it and says what was recognised.</summary>
    /// <exception cref="Mp3Exception">Usage: no line can be used, or the data don't decide what they mean.</exception>
    public Recording Read()
    {
        var table = TextTable.Parse(file.Lines(), options.Columns);
        log.Broken(file, table.Broken, table.Rows.Count);
        ReportTrailers(table);

        ColumnOrder? told = options.Columns ?? table.Header;
        Finding<int> time = told is null ? TimeRule.Find(table, file) : new Finding<int>(told[Column.Time], Teller);
        var line = TimeLine.Of(table.ValuesOf(time.Value));
        var ordered = OrderedTable.Of(table, line);
        ReportSorting(table, line, ordered);

        Finding<CountKind> counts = CountsOf([ordered[(told ?? ColumnOrder.Handout)[Column.Minor]], ordered[(told ?? ColumnOrder.Handout)[Column.Major]]]);
        ColumnOrder order = told ?? OrderOf(ordered, counts.Value, line, time);
        if (told is not null)
        {
            log.Note(file, $"columns {told}: {Teller}");
            ReportDoubt(ordered, told, counts.Value, line);
        }

        log.Note(file, $"counts {InWords(counts.Value)}: {counts.Why}");
        return RecordingBuilder.Build(
            file, null, SamplesOf(ordered, order, counts.Value), options.Hz ?? 1, null, FactsOf(order, counts.Value, line));
    }

    private string Teller => options.Columns is null ? "as the header says" : $"as {ImportOptions.ColumnsName} says";

    private Finding<CountKind> CountsOf(IReadOnlyList<decimal[]> faults)
    {
        Finding<CountKind> counts = options.Counts is { } said
            ? new Finding<CountKind>(said, $"as {ImportOptions.CountsName} says")
            : CountsRule.Find(faults, file);
        int falls = CountsRule.Falls(faults);
        return counts.Value == CountKind.Cumulative && falls > 0
            ? counts with { Why = $"{counts.Why}; where they fall ({falls:N0} times) 0 is added" }
            : counts;
    }

    private ColumnOrder OrderOf(OrderedTable ordered, CountKind counts, TimeLine line, Finding<int> time)
    {
        Finding<ColumnOrder> order = FaultOrderRule.Find(
            Increments.Of(ordered[1], counts), Increments.Of(ordered[2], counts), !line.IsWrapped, file);
        log.Note(file, $"columns {order.Value}: {time.Why}; {order.Why}");
        return order.Value;
    }

    // One option serves all files, so it is easily wrong for one of them.
    private void ReportDoubt(OrderedTable ordered, ColumnOrder told, CountKind counts, TimeLine line)
    {
        ColumnOrder? other = new[] { ColumnOrder.Handout, ColumnOrder.WriteUp }.SingleOrDefault(order => order.IsSwapOf(told));
        if (other is not null
            && FaultOrderRule.Recognise(Increments.Of(ordered[1], counts), Increments.Of(ordered[2], counts), !line.IsWrapped) is { } seen
            && seen.Value == other)
        {
            log.Note(file, $"but the data look like {other}: {seen.Why}");
        }
    }

    private List<RawSample> SamplesOf(OrderedTable ordered, ColumnOrder order, CountKind counts)
    {
        decimal[] minor = Increments.Of(ordered[order[Column.Minor]], counts);
        decimal[] major = Increments.Of(ordered[order[Column.Major]], counts);
        decimal[] cpu = new decimal[minor.Length];
        if (order[Column.Cpu] is >= 0 and int column)
        {
            Finding<decimal[]> found = CpuColumn.Read(ordered[column], ordered.Times, counts, options, file);
            log.Note(file, found.Why);
            cpu = found.Value;
        }

        return [.. ordered.Times.Select((at, i) => new RawSample(at, (long)minor[i], (long)major[i], cpu[i]))];
    }

    private RecordingFacts FactsOf(ColumnOrder order, CountKind counts, TimeLine line)
    {
        List<string> settings = [$"columns {order}", $"counts {InWords(counts)}"];
        if (order[Column.Cpu] >= 0)
        {
            settings.Add($"CPU in {CpuColumn.Name(options.Cpu ?? CpuUnit.Jiffies)}");
        }

        settings.Add(options.Hz is { } hz ? $"{hz:N0} jiffies a second" : "jiffies a second not known");
        if (options.Hz is null)
        {
            log.Note(file, $"time stays in jiffies; {ImportOptions.HzName} N makes it seconds");
        }

        if (line.IsWrapped)
        {
            settings.Add("wrapped ring, its beginning is lost");
        }

        return new RecordingFacts(options.Hz is null ? TimeUnit.Jiffies : TimeUnit.Seconds, counts, settings);
    }

    private void ReportTrailers(TextTable table)
    {
        foreach (Trailer trailer in table.Trailers.Where(trailer => trailer.Said.TrimStart('0').PadLeft(1, '0') != trailer.Found.ToString(CultureInfo.InvariantCulture)))
        {
            log.Note(file, $"line {trailer.Line} says 'read {trailer.Said} profiled data', but {trailer.Found:N0} lines before it can be used");
        }
    }

    private void ReportSorting(TextTable table, TimeLine line, OrderedTable ordered)
    {
        List<string> parts = [$"{ordered.Rows.Count:N0} samples"];
        if (line.IsWrapped)
        {
            parts.Add($"at line {table.Rows[line.StepsBack[0]].Line} time goes back, a ring that had wrapped: sorted by time");
        }
        else if (line.StepsBack.Length > 0)
        {
            parts.Add($"time goes back {line.StepsBack.Length:N0} times, first at line {table.Rows[line.StepsBack[0]].Line}: sorted by time");
        }

        if (line.HasOverflow)
        {
            parts.Add("jiffies passed 2^32, as on a 32-bit kernel: counted on");
        }

        if (ordered.Repeated > 0)
        {
            parts.Add($"{ordered.Repeated:N0} lines repeat the one before and count once");
        }

        log.Note(file, string.Join("; ", parts));
    }

    private static string InWords(CountKind counts) => counts == CountKind.Interval ? "per interval" : "from the start";
}
