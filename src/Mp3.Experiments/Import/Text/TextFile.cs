// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Import.Text;

/// <summary>
/// The course's text: a line a sample with time in jiffies, minor and major faults and CPU time, in one of two orders,
/// and perhaps a last line <c>read N profiled data</c>.
/// </summary>
internal sealed class TextFile(SourceFile file, ImportOptions options, ImportLog log)
{
    private const int NsPerSecond = 1_000_000_000;
    private const int UsPerSecond = 1_000_000;
    private const decimal LargestStep = 1_000_000;

    /// <summary>Reads it and says what was recognised.</summary>
    /// <exception cref="Mp3Exception">Usage: no line can be used.</exception>
    /// <exception cref="UndecidedException">The data don't decide what they mean.</exception>
    public Recording Read()
    {
        var table = TextTable.Parse(file.Lines(), options.Columns);
        RequireRows(table);
        log.Broken(file, table.Broken, table.Rows.Count);
        ReportEmptySlots(table);
        ReportTrailers(table);

        ColumnOrder? told = options.Columns ?? table.Header;
        Finding<int> time = told is null ? TimeRule.Find(table, file) : new Finding<int>(told[TextColumn.Time], Teller);
        var line = TimeLine.Of(table.ValuesOf(time.Value));
        RequireJiffies(line);
        var ordered = OrderedTable.Of(table, line);
        ReportSorting(table, line, ordered);

        Finding<CountKind> counts = CountsOf([ordered[(told ?? ColumnOrder.Handout)[TextColumn.Minor]], ordered[(told ?? ColumnOrder.Handout)[TextColumn.Major]]]);
        ColumnOrder order = told ?? OrderOf(ordered, counts.Value, line, time);
        if (told is not null)
        {
            log.Note(file, $"columns {told}: {Teller}");
            ReportDoubt(ordered, told, counts.Value, line);
        }

        log.Note(file, $"counts {InWords(counts.Value)}: {counts.Why}");
        CpuReading cpu = CpuOf(ordered, order, counts.Value);
        RequireLength(ordered);
        return RecordingBuilder.Build(
            file, null, SamplesOf(ordered, order, counts.Value, cpu), options.Hz ?? 1, null, FactsOf(order, counts.Value, line, cpu));
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
            Steps.Added(ordered[1], counts), Steps.Added(ordered[2], counts), !line.IsWrapped, file);
        log.Note(file, $"columns {order.Value}: {time.Why}; {order.Why}");
        return order.Value;
    }

    // One option serves all files, so it is easily wrong for one of them.
    private void ReportDoubt(OrderedTable ordered, ColumnOrder told, CountKind counts, TimeLine line)
    {
        ColumnOrder? other = new[] { ColumnOrder.Handout, ColumnOrder.MisikHu }.SingleOrDefault(order => order.IsSwapOf(told));
        if (other is not null
            && FaultOrderRule.Recognise(Steps.Added(ordered[1], counts), Steps.Added(ordered[2], counts), !line.IsWrapped) is { } seen
            && seen.Value == other)
        {
            log.Note(file, $"but the data look like {other}: {seen.Why}");
        }
    }

    private CpuReading CpuOf(OrderedTable ordered, ColumnOrder order, CountKind counts)
    {
        if (order[TextColumn.Cpu] is not (>= 0 and int column))
        {
            return CpuReading.None;
        }

        var reading = CpuReading.Of(new CpuColumn(ordered[column], ordered.Times, counts), options, file);
        if (reading.Said is { } said)
        {
            log.Note(file, said);
        }

        return reading;
    }

    private static List<RawSample> SamplesOf(OrderedTable ordered, ColumnOrder order, CountKind counts, CpuReading cpu)
    {
        decimal[] minor = Steps.Added(ordered[order[TextColumn.Minor]], counts);
        decimal[] major = Steps.Added(ordered[order[TextColumn.Major]], counts);
        return [.. ordered.Times.Select((at, i) => new RawSample(at, (long)minor[i], (long)major[i], cpu.Jiffies is { } jiffies ? jiffies[i] : 0))];
    }

    private RecordingFacts FactsOf(ColumnOrder order, CountKind counts, TimeLine line, CpuReading cpu)
    {
        List<string> settings = [$"columns {order}", $"counts {InWords(counts)}"];
        if (cpu.Setting is { } setting)
        {
            settings.Add(setting);
        }

        settings.Add(options.Hz switch
        {
            null => "jiffies a second not known",
            NsPerSecond => "times in ns",
            UsPerSecond => "times in µs",
            { } hz => $"{hz:N0} jiffies per second",
        });
        if (options.Hz is null)
        {
            log.Note(file, $"time stays in jiffies; {ImportOptions.HzName} N makes it seconds");
        }

        if (line.IsWrapped)
        {
            settings.Add("wrapped ring, its beginning is lost");
        }

        return new RecordingFacts(options.Hz is null ? TimeUnit.Jiffies : TimeUnit.Seconds, counts, settings) { Open = cpu.Open };
    }

    private void RequireRows(TextTable table)
    {
        if (table.Rows.Count > 0)
        {
            return;
        }

        if (table.EmptySlots.Count > 0 && table.Broken.Count == 0)
        {
            throw Mp3Exception.Usage($"{file.Path} can't be drawn: all {table.EmptySlots.Count:N0} lines are slots of a ring that were never written");
        }

        ColumnOrder[] orders = ColumnOrder.OfCount(table.Fields);
        if (table.Fields != (options.Columns ?? table.Header ?? ColumnOrder.Handout).Count && orders.Length > 0)
        {
            string expected = options.Columns is { } columns ? $"{ImportOptions.ColumnsName} names {columns.Count}" : "four are expected";
            throw new UndecidedException(
                $"{file.Path}: its lines have {table.Fields} fields, and {expected}",
                [.. orders.Select(order => ImportOptions.None with { Columns = order })]);
        }
    }

    // Jiffies so far apart are a quarter of an hour and more.
    private void RequireJiffies(TimeLine line)
    {
        if (options.Hz is null && Steps.Usual(line.Times) is >= LargestStep and { } step)
        {
            throw new UndecidedException(
                $"{file.Path}: times rise by {step:N0} from line to line, too much for jiffies, so they are in another unit, such as ns or µs",
                [ImportOptions.None with { Hz = NsPerSecond }, ImportOptions.None with { Hz = UsPerSecond }]);
        }
    }

    private void RequireLength(OrderedTable ordered)
    {
        decimal units = (ordered.Times[^1] - ordered.Times[0]) / (options.Hz ?? 1);
        if (units <= RecordingBuilder.Longest)
        {
            return;
        }

        decimal[] steps = [.. Steps.Of(ordered.Times)];
        int widest = Array.IndexOf(steps, steps.Max());
        throw Mp3Exception.Usage(
            $"{file.Path}: times from {ordered.Times[0]} to {ordered.Times[^1]} are too far apart for one picture; between lines "
            + $"{ordered.Rows[widest].Line} and {ordered.Rows[widest + 1].Line} there is a step of {steps[widest]}: remove the one that doesn't belong there");
    }

    private void ReportEmptySlots(TextTable table)
    {
        if (table.EmptySlots is [int first, ..])
        {
            int count = table.EmptySlots.Count;
            log.Note(file, $"{count:N0} {(count == 1 ? "line is a slot" : "lines are slots")} of the ring never written (-1 or 0), first at line {first}: left out");
        }
    }

    private void ReportTrailers(TextTable table)
    {
        foreach (Trailer trailer in table.Trailers.Where(trailer => !trailer.IsRight))
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
